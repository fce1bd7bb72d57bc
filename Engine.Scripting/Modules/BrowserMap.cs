using System.Text.Json;

namespace MiniActors.Scripting;

/// <summary>
/// The field <c>browser</c> of a <c>package.json</c> where it is a table: what a package has in a browser instead of its files
/// and of the modules that it requires. Source: the browser field specification, as webpack reads it.
/// </summary>
internal sealed class BrowserMap
{
    private static readonly string[] Endings = ["", ".js", ".json", "/index.js", "/index.json"];

    private readonly Dictionary<string, BrowserTarget> _targets;

    private BrowserMap(Dictionary<string, BrowserTarget> targets) => _targets = targets;

    /// <summary>The table of a package; null: the field is none, or this is no JSON.</summary>
    /// <param name="directory">The directory of the package.</param>
    /// <param name="json">The text of its <c>package.json</c>.</param>
    public static BrowserMap? Parse(string directory, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("browser", out var table) || table.ValueKind != JsonValueKind.Object) return null;
            var targets = new Dictionary<string, BrowserTarget>();
            foreach (var entry in table.EnumerateObject())
                if (Target(directory, entry.Value) is { } target)
                    targets[IsPath(entry.Name) ? ModuleResolver.Join(directory, entry.Name) : entry.Name] = target;
            return new BrowserMap(targets);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What a file of the package has instead of a module; null: the module itself.</summary>
    public BrowserTarget? OfModule(string request) => _targets.GetValueOrDefault(request);

    /// <summary>What stands for a file of the package, whose ending the table may leave out; null: the file itself.</summary>
    public BrowserTarget? OfFile(string path) => Endings.Where(ending => path.EndsWith(ending, StringComparison.Ordinal))
        .Select(ending => _targets.GetValueOrDefault(path[..^ending.Length])).FirstOrDefault(target => target is not null);

    /// <summary>A path that leads out of the package is no target: the package has nothing there.</summary>
    private static BrowserTarget? Target(string directory, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.False => new BrowserTarget.Nothing(),
        JsonValueKind.String when value.GetString() is { Length: > 0 } text => !IsPath(text) ? new BrowserTarget.Module(text)
            : ModuleResolver.Join(directory, text) is var path && path.StartsWith(directory + "/", StringComparison.Ordinal) ? new BrowserTarget.File(path)
            : new BrowserTarget.Refused(),
        _ => null,
    };

    private static bool IsPath(string text) => text[0] is '.' or '/';
}

/// <summary>What a table of <c>browser</c> has for a name.</summary>
internal abstract record BrowserTarget
{
    private BrowserTarget()
    {
    }

    /// <summary>A file of the package.</summary>
    public sealed record File(string Path) : BrowserTarget;

    /// <summary>Another module, by its name.</summary>
    public sealed record Module(string Name) : BrowserTarget;

    /// <summary><c>false</c>: a module without members.</summary>
    public sealed record Nothing : BrowserTarget;

    /// <summary>A path out of the package: as if the file were not there.</summary>
    public sealed record Refused : BrowserTarget;
}
