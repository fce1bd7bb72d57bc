using System.Globalization;
using Akka.Configuration.Hocon;

namespace MiniActors.Host.Serving;

/// <summary>One block of <c>mini-actors.serve</c> with its path; what is wrong in it is collected.</summary>
internal sealed class ServeBlock(string path, HoconObject block, List<string> errors)
{
    /// <summary>Its path.</summary>
    public string Path => path;

    /// <summary>Every error so far, of the whole block.</summary>
    public IReadOnlyList<string> Errors => errors;

    /// <summary>Notes that a key is wrong.</summary>
    public void Wrong(string key, string why) => errors.Add($"{path}.{key}: {why}");

    /// <summary>Every other key is an error.</summary>
    public void AllowOnly(params string[] keys)
    {
        foreach (var key in block.Items.Keys.Except(keys)) Wrong(key, $"unknown key; the keys here are {string.Join(", ", keys)}");
    }

    /// <summary>True when the key is there.</summary>
    public bool Has(string key) => block.Items.ContainsKey(key);

    /// <summary>The text of a key; absent: null.</summary>
    public string? TextOrNull(string key)
    {
        if (!block.Items.TryGetValue(key, out var value)) return null;
        if (value.IsString()) return value.GetString();
        Wrong(key, "a text is expected");
        return null;
    }

    /// <summary>The text of a key that must be there.</summary>
    public string Text(string key)
    {
        if (TextOrNull(key) is { Length: > 0 } text) return text;
        if (!block.Items.TryGetValue(key, out var value) || value.IsString()) Wrong(key, "is missing");
        return "?";
    }

    /// <summary>A whole number within bounds.</summary>
    public int Number(string key, int least, int most)
    {
        var text = TextOrNull(key);
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        if (text is not null || !Has(key)) Wrong(key, $"a whole number from {least} to {most} is expected, not '{text}'");
        return least;
    }

    /// <summary>A block within this one.</summary>
    public ServeBlock Child(string key)
    {
        if (block.Items.TryGetValue(key, out var value) && value.IsObject()) return new ServeBlock($"{path}.{key}", value.GetObject(), errors);
        Wrong(key, "a block is expected");
        return new ServeBlock($"{path}.{key}", new HoconObject(), []);
    }

    /// <summary>A list of blocks.</summary>
    public IEnumerable<ServeBlock> Children(string key)
    {
        // HoconValue.IsArray does not know an empty list for a list.
        if (!block.Items.TryGetValue(key, out var value) || !value.Values.OfType<HoconArray>().Any())
        {
            Wrong(key, "a list of blocks is expected, [ { script = \"…\" } ]");
            yield break;
        }
        var index = 0;
        // Nor does the parser know the spaces of an empty list for nothing.
        foreach (var item in value.GetArray().Where(item => item.Values.Count > 0))
        {
            var place = $"{key}[{index++}]";
            if (item.IsObject()) yield return new ServeBlock($"{path}.{place}", item.GetObject(), errors);
            else Wrong(place, "a block is expected, { script = \"…\" }");
        }
    }
}
