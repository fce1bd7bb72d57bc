using System.Globalization;
using Jint;
using Jint.Native;
using Jint.Native.Json;

namespace MiniActors.Scripting;

/// <summary>Between a script's values and what is kept of them: a copy by the rules of JSON, and the Date itself where the platform keeps it.</summary>
/// <param name="engine">The realm.</param>
/// <param name="keepsDates">True: a Date comes back as a Date.</param>
internal sealed class StorageValues(Engine engine, bool keepsDates)
{
    /// <summary>The years 1 to 9999; a Date beyond them is kept as JSON has it.</summary>
    private static readonly double Earliest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>A copy to keep; a value in itself throws, as JSON.stringify does.</summary>
    public StoredValue Keep(JsValue value)
    {
        if (keepsDates && value is JsDate date && date.DateValue >= Earliest && date.DateValue <= Latest)
            return new StoredValue(date.DateValue.ToString(CultureInfo.InvariantCulture), IsDate: true);
        var json = new JsonSerializer(engine).Serialize(value, JsValue.Undefined, JsValue.Undefined);
        return new StoredValue(json.IsString() ? json.AsString() : null);
    }

    /// <summary>A new value of the realm.</summary>
    public JsValue Make(StoredValue kept)
    {
        if (kept.Json is null) return JsValue.Undefined;
        var value = new JsonParser(engine).Parse(kept.Json);
        return kept.IsDate ? new JsDate(engine, DateTimeOffset.FromUnixTimeMilliseconds((long)value.AsNumber())) : value;
    }
}
