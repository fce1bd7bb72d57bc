using Jint.Native;
using Jint.Native.Object;

namespace MiniActors.Scripting;

/// <summary><c>arrayBufferToBase64</c> and <c>base64ToArrayBuffer</c>.</summary>
internal static class Base64Api
{
    public static JsValue Make(HostSurroundings around, string name) => name == "arrayBufferToBase64"
        ? around.Function(name, arguments => HostSurroundings.First(arguments) is ObjectInstance value && ArgumentReader.Bytes(value) is { } bytes
            ? JsString.Create(Convert.ToBase64String(bytes))
            : throw around.Thrown(around.Wrong(name, "the parameter must be an ArrayBuffer")))
        : around.Function(name, arguments => HostSurroundings.First(arguments) is JsString text && FileEncoding.Bytes(text.ToString(), "base64") is { } bytes
            ? ValueWriter.Buffer(around.Engine, bytes)
            : throw around.Thrown(around.Wrong(name, "the parameter must be base64 text")));
}
