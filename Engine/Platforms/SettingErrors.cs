namespace MiniActors.Platforms;

/// <summary>Everything that is wrong with a configuration, each error once, in the order in which it was found.</summary>
internal sealed class SettingErrors
{
    private readonly List<string> _lines = [];

    /// <summary>One line an error: <c>path: what is wrong and what would be right</c>.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>Adds an error, unless it is there: a value that several profiles share is wrong once.</summary>
    public void Add(string path, string wrong)
    {
        var line = $"{path}: {wrong}";
        if (!_lines.Contains(line)) _lines.Add(line);
    }
}
