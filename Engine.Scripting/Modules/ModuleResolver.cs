namespace MiniActors.Scripting;

/// <summary>
/// From the text of a <c>require</c> to a file: relative paths, paths from the root of the program (<c>/utils/a</c>), and
/// packages, by their <c>package.json</c>, in <c>node_modules</c> or <c>miniprogram_npm</c> of this directory and those above. <c>.js</c>, <c>.json</c> and
/// <c>index.js</c> may be left out.
/// </summary>
/// <param name="files">The files there are.</param>
/// <param name="root">The directory of the program.</param>
/// <param name="browser">What packages have instead in a browser; null: the program has nothing of a browser.</param>
internal sealed class ModuleResolver(IScriptFiles files, string root, BrowserFiles? browser = null)
{
    /// <summary>Where packages are.</summary>
    public static readonly string[] PackageFolders = ["node_modules", "miniprogram_npm"];

    /// <summary>The file, or one that is <see cref="BrowserFiles.IsEmpty"/>; null: there is none.</summary>
    public string? Resolve(string from, string request, bool import = false)
    {
        if (request.Length == 0) return null;
        if (browser is null) return Find(from, request, import);
        return browser.Module(from, request) is { } instead
            ? Of(instead, request, name => Find(from, name, import) is { } found ? FileFor(found) : null)
            : Find(from, request, import) is { } file ? FileFor(file) : null;
    }

    /// <summary>The file that a browser has instead of this one; a replacement is not replaced again.</summary>
    private string? FileFor(string file) => browser!.File(file) is { } instead ? Of(instead, file, name => Find(file, name, import: false)) : file;

    private string? Of(BrowserTarget instead, string name, Func<string, string?> find) => instead switch
    {
        BrowserTarget.Nothing => BrowserFiles.Empty(name),
        BrowserTarget.File inside => File(inside.Path),
        BrowserTarget.Module other => find(other.Name),
        _ => null,
    };

    private string? Find(string from, string request, bool import)
    {
        var here = DirectoryOf(from);
        if (request[0] == '/') return File(Join(root, request)) ?? File(request);
        if (request is "." or ".." || request.StartsWith("./", StringComparison.Ordinal) || request.StartsWith("../", StringComparison.Ordinal))
            return File(Join(here, request));
        // The phones also take a path without its ./
        return Package(here, request, import) ?? File(Join(here, request));
    }

    /// <summary>The directory of a file, without a slash at its end; empty: the top.</summary>
    public static string DirectoryOf(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    /// <summary>A path that a file names; one with a scheme or a slash at its beginning stays as it is.</summary>
    public static string Beside(string file, string path) =>
        path.StartsWith('/') || path.Contains("://", StringComparison.Ordinal) ? path : Join(DirectoryOf(file), path);

    private string? Package(string here, string request, bool import)
    {
        for (var directory = here; ; directory = DirectoryOf(directory))
        {
            foreach (var folder in PackageFolders)
                if ((InPackage($"{directory}/{folder}", request, import) ?? File($"{directory}/{folder}/{request}")) is { } found) return found;
            if (directory.Length == 0) return null;
        }
    }

    private string? File(string path) =>
        Existing(path) ?? Existing(path + ".js") ?? Existing(path + ".json") ?? Main(path) ?? Index(path);

    /// <summary>What the package.json of a package says of a path within it; null: nothing.</summary>
    private string? InPackage(string folder, string request, bool import)
    {
        var end = request.IndexOf('/', request[0] == '@' ? request.IndexOf('/', StringComparison.Ordinal) + 1 : 0);
        var (name, inside) = end < 0 ? (request, "") : (request[..end], request[(end + 1)..]);
        return Main($"{folder}/{name}", inside, import);
    }

    private string? Main(string directory, string inside = "", bool import = false) => TextOf(directory + "/package.json") is { } package
        ? PackageEntry.Candidates(package, inside, import).Select(candidate => FileOf(Join(directory, candidate))).FirstOrDefault(found => found is not null)
        : null;

    /// <summary>The text of a file; null: there is none, or it cannot be read, and then it says as little as one that is no JSON.</summary>
    private string? TextOf(string path)
    {
        try
        {
            return Existing(path) is null ? null : files.Read(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string? FileOf(string path) => Existing(path) ?? Existing(path + ".js") ?? Index(path);

    private string? Index(string directory) => Existing(directory + "/index.js") ?? Existing(directory + "/index.json");

    private string? Existing(string path) => files.Exists(path) ? path : null;

    /// <summary>A path seen from a directory, without <c>.</c> and <c>..</c>.</summary>
    public static string Join(string directory, string path)
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
