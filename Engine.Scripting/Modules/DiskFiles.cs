namespace MiniActors.Scripting;

/// <summary>
/// The files of the disk that a script may be made of: those below its own directory, and packages in <c>node_modules</c> or
/// <c>miniprogram_npm</c> of the directories above. It is where a file really is that counts, behind every link.
/// </summary>
/// <param name="root">The directory of the script or the project, absolute.</param>
internal sealed class DiskFiles(string root) : IScriptFiles
{
    private const int MostLinks = 40;

    private readonly string _root = Real(root) ?? root;

    public bool Exists(string path) => File.Exists(path) && Real(path) is { } real && IsOurs(real);

    public string Read(string path) => Exists(path) ? SourceText.Read(path) : throw new FileNotFoundException(path);

    private bool IsOurs(string real)
    {
        if (IsBelow(real, _root)) return true;
        for (var directory = Path.GetDirectoryName(_root); directory is not null; directory = Path.GetDirectoryName(directory))
            if (ModuleResolver.PackageFolders.Any(folder => IsBelow(real, Path.Combine(directory, folder)))) return true;
        return false;
    }

    private static bool IsBelow(string path, string directory) =>
        path.StartsWith(Path.EndsInDirectorySeparator(directory) ? directory : directory + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The path with no link left in it; null: the links go round in a circle.</summary>
    private static string? Real(string path)
    {
        var links = 0;
        var real = Path.GetPathRoot(Path.GetFullPath(path))!;
        var rest = new Stack<string>(Parts(Path.GetFullPath(path)[real.Length..]));
        while (rest.TryPop(out var part))
        {
            if (part == "..") real = Path.GetDirectoryName(real) ?? real;
            if (part is "." or "..") continue;
            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks) return null;
            if (Path.IsPathRooted(target)) real = Path.GetPathRoot(target)!;
            foreach (var inside in Parts(target)) rest.Push(inside);
        }

        return real;
    }

    /// <summary>The parts of a path, the last one first.</summary>
    private static IEnumerable<string> Parts(string path) => path.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse();
}
