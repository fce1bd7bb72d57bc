using System.Text.Json;

namespace MiniActors.Scripting;

/// <summary>Globals that are set before a script runs: name to JSON. The values are made in the script's realm.</summary>
public sealed class ScriptDefinitions
{
    /// <summary>No definitions.</summary>
    public static readonly ScriptDefinitions None = new(new Dictionary<string, string>());

    /// <summary>Takes names with their values as JSON.</summary>
    /// <exception cref="ArgumentException">A name is no identifier, or a value no JSON.</exception>
    public ScriptDefinitions(IReadOnlyDictionary<string, string> values)
    {
        foreach (var (name, json) in values) Check(name, json);
        Values = values;
    }

    /// <summary>The values as JSON, by name.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>Reads <c>NAME=JSON</c>, as <c>--define</c> takes it; a later one of the same name wins.</summary>
    /// <exception cref="ArgumentException">One of them is not of this form.</exception>
    public static ScriptDefinitions Parse(IEnumerable<string> definitions)
    {
        var values = new Dictionary<string, string>();
        foreach (var definition in definitions)
        {
            var equals = definition.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0) throw new ArgumentException($"'{definition}' is not of the form NAME=JSON");
            values[definition[..equals]] = definition[(equals + 1)..];
        }

        return new ScriptDefinitions(values);
    }

    private static void Check(string name, string json)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || !name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '$'))
            throw new ArgumentException($"'{name}' is no name of a variable");
        try
        {
            JsonDocument.Parse(json).Dispose();
        }
        catch (JsonException wrong)
        {
            throw new ArgumentException($"The value of '{name}' is no JSON: {wrong.Message}");
        }
    }
}
