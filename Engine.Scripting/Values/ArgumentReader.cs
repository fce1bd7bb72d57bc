using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using MiniActors.Model;

namespace MiniActors.Scripting;

/// <summary>
/// From a script's value to an <see cref="Argument"/>: a deep copy in which every property is read once. Getters run, so it
/// belongs inside a turn.
/// </summary>
internal sealed class ArgumentReader(Engine engine)
{
    private const int Deepest = 64;
    private const int ItemsBetweenChecks = 1024;

    /// <summary>Reads a value.</summary>
    /// <exception cref="UnreadableArgumentException">It is nested too deeply, or in itself.</exception>
    /// <exception cref="JavaScriptException">A getter threw.</exception>
    public Argument Read(JsValue value) => Read(value, 0);

    private Argument Read(JsValue value, int depth)
    {
        if (value.IsString()) return Argument.Of(value.AsString());
        if (value.IsNumber()) return Argument.Of(value.AsNumber());
        if (value.IsBoolean()) return Argument.Of(value.AsBoolean());
        if (value.IsNull()) return Argument.Null;
        if (value.IsBigInt()) return Argument.Of(value.ToString());
        return value is ObjectInstance instance ? ReadObject(instance, depth) : Argument.Undefined;
    }

    private Argument ReadObject(ObjectInstance value, int depth)
    {
        if (value.IsCallable()) return Argument.Function;
        if (depth >= Deepest) throw new UnreadableArgumentException($"a value is nested deeper than {Deepest} levels");
        // This loop runs no statement of the script: without the check a small web of references could keep it busy for ever.
        engine.Constraints.Check();
        if (Bytes(value) is { } bytes) return Argument.Of(bytes);
        if (value is IJsPrimitive boxed) return Read(boxed.PrimitiveValue, depth);
        if (value.Get("toJSON") is var toJson && toJson.IsCallable()) return Read(engine.Call(toJson, value, []), depth + 1);
        return value is JsArray array ? ReadItems(array, depth) : ReadMembers(value, depth);
    }

    private Argument ReadItems(JsArray array, int depth)
    {
        var items = new List<Argument>();
        for (uint index = 0; index < array.Length; index++)
        {
            if (index % ItemsBetweenChecks == 0) engine.Constraints.Check();
            items.Add(Read(array[index], depth + 1));
        }

        return Argument.Array([.. items]);
    }

    private Argument ReadMembers(ObjectInstance value, int depth)
    {
        var members = new List<KeyValuePair<string, Argument>>();
        foreach (var key in value.GetOwnPropertyKeys(Types.String))
            if (value.GetOwnProperty(key).Enumerable) members.Add(KeyValuePair.Create(key.ToString(), Read(value.Get(key), depth + 1)));
        return Argument.Object(members);
    }

    /// <summary>A copy of an ArrayBuffer, or of the part of it that a view shows; null: it is neither.</summary>
    public static byte[]? Bytes(ObjectInstance value)
    {
        if (value.IsArrayBuffer()) return value.AsArrayBuffer() is { } whole ? [.. whole] : [];
        if (value is not JsTypedArray && !value.IsDataView()) return null;
        if (value.Get("buffer").AsArrayBuffer() is not { } buffer) return [];
        var start = (int)TypeConverter.ToNumber(value.Get("byteOffset"));
        var length = (int)TypeConverter.ToNumber(value.Get("byteLength"));
        return start >= 0 && length >= 0 && start + length <= buffer.Length ? buffer.AsSpan(start, length).ToArray() : [];
    }
}

/// <summary>A value that cannot travel.</summary>
internal sealed class UnreadableArgumentException(string why) : Exception(why);
