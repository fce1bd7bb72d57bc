using MiniActors.Files;
using MiniActors.Model;

namespace MiniActors.Adapters;

/// <summary>From the places of a mini program to paths of the host, with every symbolic link on the way looked at.</summary>
internal static class FilePaths
{
    private const int MostLinks = 40;

    /// <summary>The directory of the store that holds the files of a root.</summary>
    public static string FolderOf(FileRoot root) => root switch
    {
        FileRoot.Temporary => "tmp",
        FileRoot.Saved => "store",
        FileRoot.User => "usr",
        _ => throw new ArgumentOutOfRangeException(nameof(root)),
    };

    /// <summary>The path with no link left in it; what is not there is taken as it is. Null: the links go round in a circle.</summary>
    public static string? Real(string path)
    {
        var links = 0;
        var real = Path.GetPathRoot(path)!;
        var rest = new Stack<string>(path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse());
        while (rest.TryPop(out var segment))
        {
            if (segment is "." or "..")
            {
                if (segment == "..") real = Path.GetDirectoryName(real) ?? real;
                continue;
            }
            var next = Path.Combine(real, segment);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }
            if (++links > MostLinks) return null;
            if (Path.IsPathRooted(target)) real = Path.GetPathRoot(target)!;
            foreach (var part in target.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries).Reverse()) rest.Push(part);
        }
        return real;
    }

    /// <summary>Whether a path without links is below a directory without links.</summary>
    public static bool IsBelow(string path, string directory) =>
        path.StartsWith(Path.EndsInDirectorySeparator(directory) ? directory : directory + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>What an error of the system means; the text names no path of the host.</summary>
    public static (StoreFault Fault, string Cause) Explain(Exception cause) => cause switch
    {
        StoreException known => (known.Fault, known.Message),
        FileNotFoundException => (StoreFault.NotFound, "there is no such file"),
        DirectoryNotFoundException => (StoreFault.NoPlace, "there is no such directory"),
        UnauthorizedAccessException => (StoreFault.Denied, "access is denied"),
        PathTooLongException => (StoreFault.Denied, "the path is too long"),
        ObjectDisposedException => (StoreFault.Closed, "the mini program is closed"),
        IOException { HResult: 28 or 122 or unchecked((int)0x80070070) } => (StoreFault.Full, "the disk is full"), // ENOSPC, EDQUOT, ERROR_DISK_FULL
        _ => (StoreFault.Broken, "the disk failed"),
    };
}
