using System.Globalization;

namespace MiniActors.Testing;

/// <summary>The sockets and plain files that this process has open, by what stands behind each descriptor. Linux only; elsewhere there are none.</summary>
internal static class Descriptors
{
    private const string Place = "/proc/self/fd";

    /// <summary>What the runtime opens when code is first run.</summary>
    private static readonly string[] OfTheRuntime = [".dll", ".so", ".exe", ".pdb"];

    /// <summary>What is open now, e.g. <c>socket:[4711]</c> and <c>/srv/a.bin</c>. Pipes, timers and the like belong to the runtime.</summary>
    public static IReadOnlySet<string> Open()
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        if (!OperatingSystem.IsLinux()) return open;
        foreach (var descriptor in Directory.EnumerateFileSystemEntries(Place))
            if (TargetOf(descriptor) is { } target && IsOurs(target)) open.Add(target);
        return open;
    }

    private static bool IsOurs(string target) => target.StartsWith("socket:[", StringComparison.Ordinal)
        || (target[0] == '/' && !target.StartsWith("/dev/", StringComparison.Ordinal) && !target.StartsWith("/proc/", StringComparison.Ordinal)
            && !OfTheRuntime.Contains(Path.GetExtension(target)));

    /// <summary>What a descriptor leads to; null: it was closed meanwhile.</summary>
    private static string? TargetOf(string descriptor)
    {
        try
        {
            // A socket is no path: it reads as one below the directory of the link.
            return new FileInfo(descriptor).LinkTarget is { Length: > 0 } target ? target[(target.StartsWith(Place, StringComparison.Ordinal) ? Place.Length + 1 : 0)..] : null;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What is open now and was not then, each as a line for people.</summary>
    public static IEnumerable<string> Since(IReadOnlySet<string> before) =>
        Open().Where(one => !before.Contains(one)).Select(one => string.Create(CultureInfo.InvariantCulture, $"a descriptor is still open: {one}"));
}
