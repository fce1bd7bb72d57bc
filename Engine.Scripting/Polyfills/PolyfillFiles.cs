using System.Collections.Frozen;

namespace MiniActors.Scripting;

/// <summary>The files of the packs, which the assembly carries; and the one source through which all engines share them parsed.</summary>
internal sealed class PolyfillFiles : IScriptFiles
{
    private const string Folder = "/polyfills/";

    private static readonly FrozenSet<string> Names =
        typeof(PolyfillFiles).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).ToFrozenSet();

    /// <summary>Every file that a pack can require.</summary>
    public static readonly ScriptSource Source = ScriptSource.Of(Folder + "none.js", "", new PolyfillFiles());

    private PolyfillFiles()
    {
    }

    /// <summary>The path of a file of the pack <c>web</c>.</summary>
    public static string Web(string file) => $"{Folder}web/{file}";

    public bool Exists(string path) => Names.Contains(path);

    public string Read(string path)
    {
        using var stream = typeof(PolyfillFiles).Assembly.GetManifestResourceStream(path) ?? throw new FileNotFoundException(path);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
