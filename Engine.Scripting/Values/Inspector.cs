using System.Globalization;
using System.Text;
using Jint;
using Jint.Native;
using Jint.Native.Error;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime;

namespace MiniActors.Scripting;

/// <summary>
/// A value as a person reads it, on one line: <c>{ a: 1, b: [ 'x' ] }</c>. It runs no getter; how deep and how much it shows
/// is bounded.
/// </summary>
internal sealed class Inspector
{
    private const int Deepest = 4;
    private const int MostItems = 100;
    private const int Longest = 10_000;

    private readonly StringBuilder _text = new();
    private readonly List<ObjectInstance> _path = [];

    private Inspector()
    {
    }

    /// <summary>A value the way <c>console.log</c> shows it inside an object.</summary>
    public static string Show(JsValue value)
    {
        var inspector = new Inspector();
        inspector.Write(value);
        return inspector._text.ToString();
    }

    public static bool IsError(ObjectInstance value) => value is ErrorInstance;

    /// <summary><c>TypeError: message</c>.</summary>
    public static string ErrorHeading(ObjectInstance error)
    {
        var name = TextOf(error, "name") ?? "Error";
        return TextOf(error, "message") is { Length: > 0 } message ? $"{name}: {message}" : name;
    }

    /// <summary>A property that is a string, here or up the chain; null: there is none, or reading it throws.</summary>
    public static string? TextOf(ObjectInstance value, string property)
    {
        try
        {
            return value.Get(property) is var found && found.IsString() ? found.AsString() : null;
        }
        catch (JavaScriptException)
        {
            return null;
        }
    }

    private void Write(JsValue value)
    {
        switch (value)
        {
            case JsString text: Quote(text.ToString()); break;
            case JsBigInt number: _text.Append(number).Append('n'); break;
            case JsNumber number when number.AsNumber() == 0 && double.IsNegative(number.AsNumber()): _text.Append("-0"); break;
            case Function function: WriteFunction(function); break;
            case ObjectInstance instance: TryWriteObject(instance); break;
            default: _text.Append(value); break;
        }
    }

    private void TryWriteObject(ObjectInstance value)
    {
        var (length, depth) = (_text.Length, _path.Count);
        try
        {
            WriteObject(value);
        }
        catch (JavaScriptException)
        {
            // A trap of a Proxy threw.
            _text.Length = length;
            _path.RemoveRange(depth, _path.Count - depth);
            _text.Append("[Proxy]");
        }
    }

    private void WriteObject(ObjectInstance value)
    {
        if (_path.Contains(value, ReferenceEqualityComparer.Instance)) _text.Append("[Circular]");
        else if (_text.Length > Longest) _text.Append('…');
        else if (IsError(value)) _text.Append(_path.Count == 0 ? StackText.Of(value) : $"[{ErrorHeading(value)}]");
        else if (value is JsDate date) _text.Append(double.IsNaN(date.DateValue) ? "Invalid Date" : date.ToDateTime().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        else if (value is JsRegExp) _text.Append(value);
        else if (value is IJsPrimitive boxed) _text.Append('[').Append(ConstructorOf(value) ?? "Object").Append(": ").Append(Show(boxed.PrimitiveValue)).Append(']');
        else if (_path.Count >= Deepest) _text.Append(value is JsArray ? "[Array]" : $"[{ConstructorOf(value) ?? "Object"}]");
        else WriteInside(value);
    }

    private void WriteInside(ObjectInstance value)
    {
        _path.Add(value);
        switch (value)
        {
            case JsArray array: WriteList("", '[', ']', Elements(array.Length, index => () => Write(array[index]))); break;
            case JsTypedArray array: WriteList($"{ConstructorOf(value)}({array.Length}) ", '[', ']', Elements(array.Length, index => () => Write(array[index]))); break;
            case JsMap map: WriteList($"Map({map.Size}) ", '{', '}', map.Select<KeyValuePair<JsValue, JsValue>, Action>(entry => () => WritePair(entry.Key, entry.Value))); break;
            case JsSet set: WriteList($"Set({set.Size}) ", '{', '}', set.Select<JsValue, Action>(item => () => Write(item))); break;
            case JsArrayBuffer: _text.Append("ArrayBuffer { byteLength: ").Append(value.AsArrayBuffer()?.Length ?? 0).Append(" }"); break;
            default: WriteList(Title(value), '{', '}', Members(value)); break;
        }

        _path.RemoveAt(_path.Count - 1);
    }

    private static IEnumerable<Action> Elements(uint length, Func<uint, Action> write)
    {
        for (uint index = 0; index < length; index++) yield return write(index);
    }

    private IEnumerable<Action> Members(ObjectInstance value)
    {
        foreach (var key in value.GetOwnPropertyKeys())
        {
            var property = value.GetOwnProperty(key);
            if (property.Enumerable) yield return () => WriteMember(key, property);
        }
    }

    private void WriteMember(JsValue key, Jint.Runtime.Descriptors.PropertyDescriptor property)
    {
        if (key.IsSymbol()) _text.Append('[').Append(key).Append(']');
        else if (IsIdentifier(key.ToString())) _text.Append(key);
        else Quote(key.ToString());
        _text.Append(": ");
        if (!property.IsAccessorDescriptor()) Write(property.Value);
        else _text.Append(property.Get is null || property.Get.IsUndefined() ? "[Setter]" : property.Set is null || property.Set.IsUndefined() ? "[Getter]" : "[Getter/Setter]");
    }

    private void WritePair(JsValue key, JsValue value)
    {
        Write(key);
        _text.Append(" => ");
        Write(value);
    }

    private void WriteList(string title, char open, char close, IEnumerable<Action> writers)
    {
        _text.Append(title).Append(open);
        var count = 0;
        foreach (var write in writers)
        {
            _text.Append(count == 0 ? " " : ", ");
            if (++count > MostItems)
            {
                _text.Append('…');
                break;
            }

            write();
        }

        _text.Append(count == 0 ? "" : " ").Append(close);
    }

    private void WriteFunction(Function function) =>
        _text.Append(TextOf(function, "name") is { Length: > 0 } name ? $"[Function: {name}]" : "[Function (anonymous)]");

    private static string Title(ObjectInstance value) => ConstructorOf(value) switch
    {
        "Object" => "",
        null => "[Object: null prototype] ",
        var name => name + " ",
    };

    private static string? ConstructorOf(ObjectInstance value)
    {
        for (var prototype = value.Prototype; prototype is not null; prototype = prototype.Prototype)
            if (prototype.GetOwnProperty("constructor") is { } property && property.IsDataDescriptor() && property.Value is Function constructor)
                return TextOf(constructor, "name") ?? "Object";
        return null;
    }

    private void Quote(string text) =>
        _text.Append('\'').Append(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal)).Append('\'');

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '$');
}
