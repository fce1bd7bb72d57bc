using System.Collections.Concurrent;

namespace MiniActors.Scripting;

/// <summary>
/// What packages have in a browser instead, by the tables of their <c>package.json</c>. The nearest <c>package.json</c> above
/// a file counts, as for webpack, and none above the package itself.
/// </summary>
internal sealed class BrowserFiles(IScriptFiles files)
{
    /// <summary>Begins the names of modules without members; nothing on a disk begins so.</summary>
    private const string Prefix = "empty:";

    private readonly ConcurrentDictionary<string, BrowserMap?> _maps = new();

    /// <summary>A module without members, one of its own for each name that it stands for.</summary>
    public static string Empty(string name) => Prefix + name;

    /// <summary>True: it is a module without members.</summary>
    public static bool IsEmpty(string path) => path.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>What the package of this file has instead of a module that the file names; null: nothing else.</summary>
    public BrowserTarget? Module(string from, string request) => MapOf(ModuleResolver.DirectoryOf(from))?.OfModule(request);

    /// <summary>What the package of this file has instead of it; null: nothing else.</summary>
    public BrowserTarget? File(string path) => MapOf(ModuleResolver.DirectoryOf(path))?.OfFile(path);

    private BrowserMap? MapOf(string directory) => _maps.GetOrAdd(directory, static (directory, self) => self.Read(directory), this);

    private BrowserMap? Read(string directory)
    {
        var package = directory + "/package.json";
        if (files.Exists(package)) return BrowserMap.Parse(directory, files.Read(package));
        // Above the folder of packages begins what is no part of the package.
        return directory.Length == 0 || ModuleResolver.PackageFolders.Contains(directory[(directory.LastIndexOf('/') + 1)..]) ? null : MapOf(ModuleResolver.DirectoryOf(directory));
    }
}
