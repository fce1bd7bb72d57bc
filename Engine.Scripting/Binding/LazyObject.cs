using Jint;
using Jint.Native;
using Jint.Native.Object;

namespace MiniActors.Scripting;

/// <summary>
/// Ordinary objects whose functions are made when they are first read: all objects of one kind share a layout, and an API
/// that a script never touches costs it nothing.
/// </summary>
internal sealed class LazyObject
{
    /// <summary>The engine's layouts describe no more.</summary>
    private const int MostInLayout = 64;

    private readonly JsObjectLayout? _layout;
    private readonly LateObject.Members? _members;
    private readonly JsValue?[] _values;

    /// <param name="constants">Plain values, which come first.</param>
    /// <param name="functions">The names of the functions; the maker of each object makes them. Where there are very many, there are no constants.</param>
    public LazyObject(IReadOnlyList<(string Name, JsValue Value)> constants, IReadOnlyList<string> functions)
    {
        _values = [.. constants.Select(constant => constant.Value), .. functions.Select(_ => (JsValue?)null)];
        if (_values.Length > MostInLayout)
        {
            _members = new LateObject.Members(functions);
            return;
        }
        var builder = JsObjectLayout.CreateBuilder();
        foreach (var (name, _) in constants) builder.Add(name);
        foreach (var name in functions) builder.AddLazy(name, (_, maker) => ((Func<string, JsValue>)maker!)(name));
        _layout = builder.Build();
    }

    /// <summary>A new object; <paramref name="make"/> makes the function of a name.</summary>
    public ObjectInstance Make(Engine engine, Func<string, JsValue> make) =>
        _members is null ? JsObject.Create(engine, _layout!, _values, make) : new LateObject(engine, _members, make);
}
