namespace MiniActors.Tests.Architecture;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    private static readonly string[] Built = ["bin", "obj", "node_modules", "artifacts", "TestResults", ".git"];

    /// <summary>The folder that has the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The C# files of the engine.</summary>
    public static IReadOnlyList<SourceFile> Engine { get; } = Sources("Engine");

    /// <summary>The C# files of all projects that are shipped.</summary>
    public static IReadOnlyList<SourceFile> Shipped { get; } =
        [.. Engine, .. Sources("Engine.Scripting"), .. Sources("Engine.Testing"), .. Sources("Engine.Host")];

    /// <summary>Everything that is written for people.</summary>
    public static IReadOnlyList<string> Documents { get; } = Find("", "*.md");

    /// <summary>The text of a file, with line feeds only.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    /// <summary>True for a file or a folder.</summary>
    public static bool Has(string path) => Path.Exists(Path.Combine(Root, path));

    /// <summary>The C# files below a folder.</summary>
    public static IReadOnlyList<SourceFile> Sources(string folder) => [.. Find(folder, "*.cs").Select(path => new SourceFile(path, Read(path)))];

    /// <summary>The files below a folder, built ones left out, in order.</summary>
    public static IReadOnlyList<string> Find(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => Built.Contains(part)))
            .Order(StringComparer.Ordinal),
    ];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MiniActors.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"MiniActors.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
