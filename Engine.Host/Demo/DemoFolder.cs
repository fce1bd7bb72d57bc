using MiniActors.Host.Configuration;

namespace MiniActors.Host.Demo;

/// <summary>
/// The folder of one tour, for the lab's certificate, below the system's temporary directory. Beside it is a file that the tour holds
/// locked: a folder whose lock is free was left by a tour that was killed, and goes when the next one starts.
/// </summary>
internal sealed class DemoFolder : IDisposable
{
    private const string Prefix = "mini-actors-demo-", LockSuffix = ".lock";

    private readonly FileStream _lock;

    private DemoFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Removes what was left, and makes a folder that only this user can enter.</summary>
    /// <param name="below">Where; null: the system's temporary directory.</param>
    /// <exception cref="CommandFailure">It cannot be made.</exception>
    public static DemoFolder Make(string? below = null)
    {
        var root = below ?? System.IO.Path.GetTempPath();
        try
        {
            Sweep(root);
            var path = System.IO.Path.Combine(root, Prefix + System.IO.Path.GetRandomFileName());
            // The lock is there before the folder is, so that nobody ever sees this folder without it.
            var held = new FileStream(path + LockSuffix, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
            else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return new DemoFolder(path, held);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"cannot make a folder below '{root}': {Reasons.Of(cause)}", cause: cause);
        }
    }

    /// <summary>Removes it, with all that is in it.</summary>
    public void Dispose() => Remove(Path, _lock);

    private static void Sweep(string root)
    {
        var folders = Directory.EnumerateDirectories(root, Prefix + "*")
            .Concat(Directory.EnumerateFiles(root, Prefix + "*" + LockSuffix).Select(file => file[..^LockSuffix.Length]));
        foreach (var folder in folders.Distinct().ToArray())
        {
            try
            {
                Remove(folder, new FileStream(folder + LockSuffix, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0));
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                // Another tour is under way, or it is another user's.
            }
        }
    }

    private static void Remove(string folder, FileStream held)
    {
        using (held)
        {
            // A link with such a name goes, and what it leads to stays.
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            File.Delete(held.Name); // while it is still locked: whoever waits for the lock finds it gone
        }
    }
}
