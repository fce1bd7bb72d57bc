using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace MiniActors.Scripting;

/// <summary>The <c>data</c> of pages: what <c>setData</c> writes, and the copy that each page begins with.</summary>
internal static class PageState
{
    /// <summary>How deep data is copied; what lies deeper is shared.</summary>
    private const int Deepest = 64;

    /// <summary>Writes each key of the argument; what is undefined is left as it was, as on the phone.</summary>
    /// <exception cref="JavaScriptException">A key is no path.</exception>
    public static void Set(Engine engine, ObjectInstance data, ObjectInstance changes)
    {
        foreach (var key in changes.GetOwnPropertyKeys(Types.String))
        {
            var value = changes.Get(key);
            if (value.IsUndefined()) continue;
            var path = FieldPath.Parse(key.ToString())
                ?? throw new JavaScriptException(engine.Intrinsics.Error, $"setData: '{key}' is no path; write it like a.b[0].c");
            Write(engine, data, path, value);
        }
    }

    /// <summary>A copy of plain objects and arrays all the way down; anything else is shared.</summary>
    public static JsValue Copy(Engine engine, JsValue value) => Copy(engine, value, new Dictionary<JsValue, JsValue>(ReferenceEqualityComparer.Instance), Deepest);

    /// <summary>Every member of one in the other.</summary>
    public static void Merge(ObjectInstance into, ObjectInstance from)
    {
        foreach (var key in from.GetOwnPropertyKeys(Types.String)) into.Set(key, from.Get(key));
    }

    private static void Write(Engine engine, ObjectInstance data, IReadOnlyList<FieldPath.Step> path, JsValue value)
    {
        var target = data;
        for (var at = 0; at < path.Count - 1; at++)
        {
            if (target.Get(path[at].Name) is not ObjectInstance next || next is JsArray != path[at + 1].IsIndex)
            {
                next = path[at + 1].IsIndex ? new JsArray(engine) : new JsObject(engine);
                target.Set(path[at].Name, next);
            }

            target = next;
        }

        target.Set(path[^1].Name, value);
    }

    private static JsValue Copy(Engine engine, JsValue value, Dictionary<JsValue, JsValue> seen, int depth)
    {
        if (depth == 0 || value is not ObjectInstance source || !IsPlain(engine, source)) return value;
        if (seen.TryGetValue(value, out var known)) return known;
        ObjectInstance copy = source is JsArray ? new JsArray(engine) : new JsObject(engine);
        seen[value] = copy;
        foreach (var key in source.GetOwnPropertyKeys(Types.String))
            if (source.GetOwnProperty(key).Enumerable) copy.Set(key, Copy(engine, source.Get(key), seen, depth - 1));
        return copy;
    }

    private static bool IsPlain(Engine engine, ObjectInstance value) =>
        value is JsArray || (value is JsObject && (value.Prototype is null || ReferenceEquals(value.Prototype, engine.Intrinsics.Object.PrototypeObject)));
}
