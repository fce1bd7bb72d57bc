using Jint;
using Jint.Native;
using Jint.Runtime.Descriptors;
using MiniActors.Model;

namespace MiniActors.Scripting;

/// <summary>From the engine's values to a script's: ordinary, mutable objects of its realm.</summary>
internal static class ValueWriter
{
    public static JsValue Of(Engine engine, Argument value) => value.Kind switch
    {
        ArgumentKind.Null => JsValue.Null,
        ArgumentKind.Boolean => value.AsBoolean ? JsBoolean.True : JsBoolean.False,
        ArgumentKind.Number => JsNumber.Create(value.AsNumber),
        ArgumentKind.String => JsString.Create(value.AsString!),
        ArgumentKind.Object => ObjectOf(engine, value.Members),
        ArgumentKind.Array => new JsArray(engine, [.. value.Items.Select(item => Of(engine, item))]),
        ArgumentKind.ArrayBuffer => Buffer(engine, value.AsBytes!),
        _ => JsValue.Undefined,
    };

    /// <summary>An <c>ArrayBuffer</c> with a copy: what the engine holds never changes.</summary>
    public static JsValue Buffer(Engine engine, byte[] bytes) => engine.Intrinsics.ArrayBuffer.Construct([.. bytes]);

    /// <summary>HTTP fields; of several with one name the last counts, which does not happen in answers.</summary>
    public static JsValue Of(Engine engine, Headers headers)
    {
        var result = new JsObject(engine);
        // Properties of its own: the names are a server's, and the engine would keep a shape for each of them as long as it lives.
        foreach (var (name, value) in headers)
            result.FastSetProperty(JsString.Create(name), new PropertyDescriptor(JsString.Create(value), writable: true, enumerable: true, configurable: true));
        return result;
    }

    /// <summary>An array of strings.</summary>
    public static JsValue Of(Engine engine, IReadOnlyList<string> texts) => new JsArray(engine, [.. texts.Select(JsString.Create)]);

    private static JsObject ObjectOf(Engine engine, IReadOnlyList<KeyValuePair<string, Argument>> members)
    {
        var result = new JsObject(engine);
        // Defined, not set: a member named __proto__ is a member like any other.
        foreach (var (name, value) in members) result.CreateDataProperty(name, Of(engine, value));
        return result;
    }
}
