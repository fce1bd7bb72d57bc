using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using MiniActors.Model;

namespace MiniActors.Scripting;

/// <summary>An options object, read once, property by property: the callbacks apart from what travels.</summary>
internal sealed class CallOptions
{
    /// <summary>The options without the callbacks; what is undefined is left out.</summary>
    public Argument Values { get; private set; } = Argument.Object();

    public JsValue Success { get; private set; } = JsValue.Undefined;

    public JsValue Fail { get; private set; } = JsValue.Undefined;

    public JsValue Complete { get; private set; } = JsValue.Undefined;

    public JsValue GetRawResult { get; private set; } = JsValue.Undefined;

    /// <summary>The one value that stays as it is; undefined: there is none.</summary>
    public JsValue Raw { get; private set; } = JsValue.Undefined;

    /// <summary>True: a callback's key is there, whatever its value.</summary>
    public bool IsCallbackStyle { get; private set; }

    /// <summary>Why the options cannot be used; null: they can.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Reads the own, enumerable properties; anything that is no object counts as an empty one.</summary>
    /// <param name="engine">The realm.</param>
    /// <param name="options">The object.</param>
    /// <param name="raw">A property that is kept as it is, in <see cref="Raw"/>; null: none.</param>
    public static CallOptions Read(Engine engine, JsValue options, string? raw = null)
    {
        var read = new CallOptions();
        if (options is not ObjectInstance source || source.IsCallable()) return read;
        var reader = new ArgumentReader(engine);
        var members = new List<KeyValuePair<string, Argument>>();
        foreach (var key in source.GetOwnPropertyKeys(Types.String))
        {
            if (!source.GetOwnProperty(key).Enumerable) continue;
            var name = key.ToString();
            try
            {
                var value = source.Get(key);
                if (name == raw) read.Raw = value;
                if (name == raw || read.TakeCallback(name, value) || value.IsUndefined()) continue;
                members.Add(KeyValuePair.Create(name, reader.Read(value)));
            }
            catch (JavaScriptException thrown)
            {
                read.Refusal ??= $"reading '{name}' threw {Inspector.Show(thrown.Error)}";
            }
            catch (UnreadableArgumentException unreadable)
            {
                read.Refusal ??= $"'{name}' cannot be sent: {unreadable.Message}";
            }
        }

        read.Values = Argument.Object(members);
        return read;
    }

    private bool TakeCallback(string name, JsValue value)
    {
        switch (name)
        {
            case "success": Success = value; break;
            case "fail": Fail = value; break;
            case "complete": Complete = value; break;
            case "getRawResult": GetRawResult = value; return true;
            default: return false;
        }

        return IsCallbackStyle = true;
    }
}
