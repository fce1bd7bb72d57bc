using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace MiniActors.Scripting;

/// <summary>One of the <c>properties</c> of a component that is a page: it begins with its value in the page's query, as its type.</summary>
internal static class PageProperty
{
    /// <summary>The value that a page begins with.</summary>
    /// <param name="engine">The engine.</param>
    /// <param name="declaration">A constructor, or an object with <c>type</c> and <c>value</c>.</param>
    /// <param name="given">What the query has; null: nothing.</param>
    public static JsValue Value(Engine engine, JsValue declaration, string? given)
    {
        var whole = declaration as ObjectInstance;
        var type = whole is null || whole.IsCallable() ? declaration : whole.Get("type");
        if (given is not null) return Parsed(engine, type, given);
        var value = whole is null || whole.IsCallable() ? JsValue.Undefined : whole.Get("value");
        return value.IsUndefined() ? Empty(engine, type) : PageState.Copy(engine, value);
    }

    private static JsValue Parsed(Engine engine, JsValue type, string given) =>
        Is(engine, type, "Number") ? JsNumber.Create(TypeConverter.ToNumber(JsString.Create(given)))
        : Is(engine, type, "Boolean") ? (given is not ("" or "false") ? JsBoolean.True : JsBoolean.False)
        : JsString.Create(given);

    private static JsValue Empty(Engine engine, JsValue type) =>
        Is(engine, type, "String") ? JsString.Empty
        : Is(engine, type, "Number") ? JsNumber.Create(0)
        : Is(engine, type, "Boolean") ? JsBoolean.False
        : Is(engine, type, "Array") ? new JsArray(engine)
        : JsValue.Null;

    private static bool Is(Engine engine, JsValue type, string constructor) => ReferenceEquals(type, engine.Global.Get(constructor));
}
