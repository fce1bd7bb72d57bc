using System.Text.Json;

namespace MiniActors.Scripting;

/// <summary>
/// From the text of a <c>require</c> to a file: relative paths, paths from the root of the program (<c>/utils/a</c>), and
/// packages in <c>node_modules</c> or <c>miniprogram_npm</c> of this directory and those above. <c>.js</c>, <c>.json</c> and
/// <c>index.js</c> may be left out.
/// </summary>
internal sealed class ModuleResolver(IScriptFiles files, string root)
{
    private static readonly string[] PackageFolders = ["node_modules", "miniprogram_npm"];

    /// <summary>The file; null: there is none.</summary>
    public string? Resolve(string from, string request)
    {
        var here = DirectoryOf(from);
        if (request.Length == 0) return null;
        if (request[0] == '/') return File(Join(root, request)) ?? File(request);
        if (request is "." or ".." || request.StartsWith("./", StringComparison.Ordinal) || request.StartsWith("../", StringComparison.Ordinal))
            return File(Join(here, request));
        // The phones also take a path without its ./
        return Package(here, request) ?? File(Join(here, request));
    }

    /// <summary>The directory of a file, without a slash at its end; empty: the top.</summary>
    public static string DirectoryOf(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    private string? Package(string here, string request)
    {
        for (var directory = here; ; directory = DirectoryOf(directory))
        {
            foreach (var folder in PackageFolders)
                if (File($"{directory}/{folder}/{request}") is { } found) return found;
            if (directory.Length == 0) return null;
        }
    }

    private string? File(string path) =>
        Existing(path) ?? Existing(path + ".js") ?? Existing(path + ".json") ?? Main(path) ?? Index(path);

    private string? Main(string directory)
    {
        if (Existing(directory + "/package.json") is not { } package) return null;
        try
        {
            using var json = JsonDocument.Parse(files.Read(package));
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("main", out var main) || main.GetString() is not { Length: > 0 } entry) return null;
            var path = Join(directory, entry);
            return Existing(path) ?? Existing(path + ".js") ?? Index(path);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private string? Index(string directory) => Existing(directory + "/index.js") ?? Existing(directory + "/index.json");

    private string? Existing(string path) => files.Exists(path) ? path : null;

    private static string Join(string directory, string path)
    {
        var parts = new List<string>();
        foreach (var part in $"{directory}/{path}".Split('/'))
        {
            if (part == ".." && parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else if (part is not ("" or "." or "..")) parts.Add(part);
        }

        return "/" + string.Join('/', parts);
    }
}
