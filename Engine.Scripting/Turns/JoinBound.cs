using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace MiniActors.Scripting;

/// <summary>
/// <c>Array.prototype.join</c> makes one text of many in a single step, in which no limit is looked at: a few thousand
/// references to one long text would take gigabytes. So the length is known first, and a text over the limit is the
/// RangeError that other engines throw too.
/// </summary>
internal static class JoinBound
{
    /// <summary>The longest text of other engines.</summary>
    private const long Longest = (1 << 29) - 24;

    /// <summary>Above so many items the original looks at the limits itself.</summary>
    private const uint MostItems = 10_000_000;

    /// <param name="engine">The engine.</param>
    /// <param name="memory">How many bytes one turn may allocate.</param>
    public static void Install(Engine engine, long memory)
    {
        var most = Math.Min(Longest, memory / sizeof(char));
        ObjectInstance prototype = engine.Intrinsics.Array.PrototypeObject;
        var original = prototype.Get("join");
        // Not enumerable, or whoever walks an array with for … in would meet it.
        var bounded = new ClrFunction(engine, "join", (self, arguments) =>
        {
            var separator = arguments.Length > 0 && arguments[0] is JsString text ? text.Length : 1;
            if (self is JsArray array && IsOver(array, separator, most))
                throw new JavaScriptException(engine.Construct("RangeError", JsString.Create("Invalid string length")));
            return engine.Call(original, self, arguments);
        }, 1);
        prototype.FastSetProperty("join", new PropertyDescriptor(bounded, writable: true, enumerable: false, configurable: true));
    }

    private static bool IsOver(JsArray array, long separator, long most)
    {
        var count = array.Length;
        if (count is < 2 or > MostItems) return false;
        var total = (count - 1) * separator;
        for (uint index = 0; index < count && total <= most; index++)
            if (array[index] is JsString text) total += text.Length;
        return total > most;
    }
}
