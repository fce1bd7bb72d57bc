using MiniActors.Files;
using MiniActors.Model;

namespace MiniActors.Adapters;

/// <summary>The files of one mini program on the real disk, in a directory that is made when the first file is.</summary>
/// <param name="make">Makes the directory.</param>
/// <param name="limits">What the mini program may have.</param>
internal sealed partial class FileStore(Func<string> make, StoreLimits limits) : IProgramStore
{
    private readonly Lock _gate = new();
    private readonly HashSet<FileDraft> _drafts = [];
    private readonly FileQuota _temporary = new(limits.TempQuota);
    private readonly FileQuota _kept = new(limits.Quota);
    private string? _directory;
    private bool _closed;

    /// <inheritdoc />
    public void Run(Action work) => ThreadPool.UnsafeQueueUserWorkItem(static work => work(), work, preferLocal: false);

    public StoreOutcome<IFileSource> Read(FilePlace place, long? most)
    {
        try
        {
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_closed, this);
                if (_directory is null && place.Root != FileRoot.Host) throw new FileNotFoundException();
            }
            return FileSource.Open(Locate(place), most);
        }
        catch (Exception cause) when (IsOfTheDisk(cause))
        {
            var (fault, text) = FilePaths.Explain(cause);
            return new StoreOutcome<IFileSource>.Failed(fault == StoreFault.NoPlace ? StoreFault.NotFound : fault, text);
        }
    }

    public StoreOutcome<IFileDraft> Begin(FilePlace? target, long? most)
    {
        try
        {
            if (target is not null) CheckTarget(Locate(target), target);
            lock (_gate)
            {
                var quota = target?.Root switch { null => _temporary, FileRoot.User => _kept, _ => null };
                var draft = new FileDraft(this, Path.Combine(Directory(), FilePaths.FolderOf(FileRoot.Temporary), "." + RandomName.Next()), target, quota, most);
                _drafts.Add(draft);
                return new StoreOutcome<IFileDraft>.Got(draft);
            }
        }
        catch (Exception cause) when (IsOfTheDisk(cause))
        {
            var (fault, text) = FilePaths.Explain(cause);
            return new StoreOutcome<IFileDraft>.Failed(fault, text);
        }
    }

    /// <summary>Moves a whole draft to its place.</summary>
    internal StoreOutcome<FilePlace> Put(string draft, FilePlace place, long length)
    {
        try
        {
            var path = Locate(place);
            CheckTarget(path, place.Root == FileRoot.Temporary ? null : place);
            var before = new FileInfo(path) is { Exists: true } old ? old.Length : 0;
            File.Move(draft, path, overwrite: true);
            if (place.Root == FileRoot.User) _kept.GiveBack(before);
            return new StoreOutcome<FilePlace>.Got(place);
        }
        catch (Exception cause) when (IsOfTheDisk(cause))
        {
            var (fault, text) = FilePaths.Explain(_closed ? new ObjectDisposedException(nameof(FileStore)) : cause);
            return new StoreOutcome<FilePlace>.Failed(fault, text);
        }
    }

    internal void Forget(FileDraft draft)
    {
        lock (_gate) _drafts.Remove(draft);
    }

    public void Dispose()
    {
        FileDraft[] drafts;
        OpenedFile[] opened;
        lock (_gate)
        {
            if (_closed) return;
            _closed = true;
            drafts = [.. _drafts];
            opened = [.. _opened];
        }
        foreach (var file in opened) file.Dispose();
        foreach (var draft in drafts) draft.Dispose();
        if (_directory is not null) FileTree.Remove(_directory);
    }

    /// <summary>The store's directory, which is there from now on.</summary>
    private string Directory()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_directory is not null) return _directory;
            var directory = make();
            foreach (var root in new[] { FileRoot.Temporary, FileRoot.Saved, FileRoot.User })
                FileTree.MakePrivate(Path.Combine(directory, FilePaths.FolderOf(root)));
            return _directory = directory;
        }
    }

    /// <summary>The path of a file without a link in it, and below where the mini program's files may be.</summary>
    private string Locate(FilePlace place)
    {
        string[] roots = place.Root == FileRoot.Host ? [.. limits.HostDirectories] : [Path.Combine(Directory(), FilePaths.FolderOf(place.Root))];
        var path = place.Root == FileRoot.Host ? place.Path : Path.Combine(roots[0], place.Path);
        if (FilePaths.Real(Path.GetFullPath(path)) is { } real
            && roots.Any(root => FilePaths.Real(Path.GetFullPath(root)) is { } top && FilePaths.IsBelow(real, top))) return real;
        throw new StoreException(StoreFault.Denied, "the path leads out of what the mini program may use");
    }

    /// <summary>Throws when no file can be made at this path.</summary>
    private static void CheckTarget(string path, FilePlace? target)
    {
        if (target?.Root is FileRoot.Temporary or FileRoot.Saved) throw new StoreException(StoreFault.Denied, "only the user directory can be written to");
        if (System.IO.Directory.Exists(path)) throw new StoreException(StoreFault.Denied, "it is a directory");
        var parent = Path.GetDirectoryName(path)!;
        if (!System.IO.Directory.Exists(parent)) throw new StoreException(StoreFault.NoPlace, "its directory is not there");
        if (File.Exists(path) && FileKind.IsPlain(path) == false) throw new StoreException(StoreFault.Denied, "it is no plain file");
        if (target?.Root != FileRoot.Host) return;
        // A directory of the host may refuse; that is known before a connection is made.
        using var probe = File.OpenHandle(Path.Combine(parent, "." + RandomName.Next()), FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.DeleteOnClose);
    }

    private static bool IsOfTheDisk(Exception cause) =>
        cause is IOException or UnauthorizedAccessException or StoreException or ObjectDisposedException or ArgumentException;
}
