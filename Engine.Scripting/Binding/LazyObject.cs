using Jint;
using Jint.Native;

namespace MiniActors.Scripting;

/// <summary>
/// Ordinary objects whose functions are made when they are first read: all objects of one kind share a layout, and an API
/// that a script never touches costs it nothing.
/// </summary>
internal sealed class LazyObject
{
    /// <summary>The engine's layouts describe no more; what comes after is made with the object.</summary>
    private const int MostInLayout = 64;

    private readonly JsObjectLayout _layout;
    private readonly IReadOnlyList<string> _late;
    private readonly JsValue?[] _values;

    /// <param name="constants">Plain values, which come first.</param>
    /// <param name="functions">The names of the functions; the maker of each object makes them.</param>
    public LazyObject(IReadOnlyList<(string Name, JsValue Value)> constants, IReadOnlyList<string> functions)
    {
        var lazy = functions.Take(MostInLayout - constants.Count).ToArray();
        _late = [.. functions.Skip(lazy.Length)];
        var builder = JsObjectLayout.CreateBuilder();
        foreach (var (name, _) in constants) builder.Add(name);
        foreach (var name in lazy) builder.AddLazy(name, (_, maker) => ((Func<string, JsValue>)maker!)(name));
        _layout = builder.Build();
        _values = [.. constants.Select(constant => constant.Value), .. lazy.Select(_ => (JsValue?)null)];
    }

    /// <summary>A new object; <paramref name="make"/> makes the function of a name.</summary>
    public JsObject Make(Engine engine, Func<string, JsValue> make)
    {
        var made = JsObject.Create(engine, _layout, _values, make);
        foreach (var name in _late) made.FastSetDataProperty(name, make(name));
        return made;
    }
}
