using System.Security.Cryptography;
using System.Text;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace MiniActors.Scripting;

/// <summary>Bytes and texts for the files of the packs: UTF-8 and other encodings, base64, one character a byte, digests.</summary>
internal sealed class HostBytes(Engine engine)
{
    /// <summary>An ArrayBuffer with these bytes.</summary>
    public JsValue Buffer(byte[] bytes) => engine.Intrinsics.ArrayBuffer.Construct(bytes);

    /// <summary>The function of this name; null: it is none of these.</summary>
    public JsValue? Member(string name) => name switch
    {
        "utf8" => Function(name, arguments => Buffer(Encoding.UTF8.GetBytes(Text(arguments[0])))),
        "decoder" => Function(name, arguments => Decoder(Text(arguments[0]), TypeConverter.ToBoolean(arguments[1]), TypeConverter.ToBoolean(arguments[2]))),
        "binary" => Function(name, arguments => JsString.Create(Encoding.Latin1.GetString(Bytes(arguments[0])))),
        "unbinary" => Function(name, arguments => Buffer(Encoding.Latin1.GetBytes(Text(arguments[0])))),
        "atob" => Function(name, arguments => Base64Text.Decode(Text(arguments[0])) is { } bytes ? JsString.Create(Encoding.Latin1.GetString(bytes)) : JsValue.Null),
        "btoa" => Function(name, arguments => Base64Text.Encode(Text(arguments[0])) is { } text ? JsString.Create(text) : JsValue.Null),
        "toBase64" => Function(name, arguments => JsString.Create(Convert.ToBase64String(Bytes(arguments[0])))),
        "digest" => Function(name, arguments => Buffer(CryptographicOperations.HashData(new HashAlgorithmName(Text(arguments[0]).Replace("-", "", StringComparison.Ordinal)), Bytes(arguments[1])))),
        "fromBase64" => Function(name, arguments => Buffer(Base64Text.Decode(Text(arguments[0])) ?? [])),
        _ => null,
    };

    private JsValue Decoder(string label, bool fatal, bool keepMark)
    {
        if (EncodingLabels.Find(label) is not { } encoding) return JsValue.Null;
        var stream = new TextStream(encoding.Encoding, fatal, keepMark);
        var made = new JsObject(engine);
        made.FastSetDataProperty("encoding", encoding.Name);
        made.FastSetDataProperty("decode", Function("decode", arguments =>
            stream.Read(Bytes(arguments[0]), goesOn: TypeConverter.ToBoolean(arguments[1])) is { } text ? JsString.Create(text) : JsValue.Null));
        return made;
    }

    private static string Text(JsValue value) => TypeConverter.ToString(value);

    private static byte[] Bytes(JsValue value) => value is ObjectInstance instance ? ArgumentReader.Bytes(instance) ?? [] : [];

    private ClrFunction Function(string name, Func<JsValue[], JsValue> act) => new(engine, name, (_, arguments) => act(arguments));
}
