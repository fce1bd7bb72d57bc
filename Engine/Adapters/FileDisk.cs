using MiniActors.Files;

namespace MiniActors.Adapters;

/// <summary>
/// The real disk. Below the root each running engine has a directory, and beside it a file that it holds locked; in the
/// directory each mini program has its store. A directory whose lock is free was left by a crash.
/// </summary>
/// <remarks><c>root/{run}.lock</c>, <c>root/{run}/{store}/tmp|store|usr</c>; all names are random.</remarks>
public sealed class FileDisk : IFileDisk
{
    private const string LockSuffix = ".lock";

    private readonly Lock _gate = new();
    private readonly string _root;
    private readonly bool _ownRoot;
    private FileStream? _lock;
    private string? _run;
    private bool _closed;

    /// <summary>The disk below a root; stores that a crash left there are removed.</summary>
    /// <param name="root">An absolute path; null: one of this user's own below the system's temporary directory.</param>
    public FileDisk(string? root)
    {
        _ownRoot = root is null;
        _root = root ?? Path.Combine(Path.GetTempPath(), $"mini-actors-{Environment.UserName}");
        if (Directory.Exists(_root)) Sweep();
    }

    /// <inheritdoc />
    public IProgramStore Open(StoreLimits limits) => new FileStore(MakeStore, limits);

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            if (_run is null) return;
            FileTree.Remove(_run);
            Unlock(_lock!);
            _run = null;
        }
    }

    /// <summary>A directory for a store.</summary>
    private string MakeStore()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _run ??= MakeRun();
            var store = Path.Combine(_run, RandomName.Next());
            FileTree.MakePrivate(store);
            return store;
        }
    }

    private string MakeRun()
    {
        FileTree.MakePrivate(_root);
        if (_ownRoot && !FileTree.IsPrivate(_root)) throw new IOException("The directory for files belongs to somebody else, or others may write to it.");
        var run = Path.Combine(_root, RandomName.Next());
        // The lock is there before the directory is, so that nobody ever sees this directory without it.
        _lock = new FileStream(run + LockSuffix, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        FileTree.MakePrivate(run);
        return run;
    }

    private void Sweep()
    {
        if (_ownRoot && !FileTree.IsPrivate(_root)) return;
        var runs = Directory.EnumerateDirectories(_root).Concat(Directory.EnumerateFiles(_root, "*" + LockSuffix).Select(file => file[..^LockSuffix.Length]));
        foreach (var run in runs.Distinct().Where(run => RandomName.Is(Path.GetFileName(run))).ToArray())
        {
            if (Lock(run + LockSuffix) is not { } held) continue;
            FileTree.Remove(run);
            Unlock(held);
        }
    }

    private static FileStream? Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return null; // somebody lives there
        }
    }

    private static void Unlock(FileStream held)
    {
        File.Delete(held.Name); // while it is still locked: whoever waits for the lock finds it gone
        held.Dispose();
    }
}
