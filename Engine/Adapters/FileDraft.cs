using MiniActors.Files;
using MiniActors.Model;

namespace MiniActors.Adapters;

/// <summary>A file that is being written under a name that nobody knows, until it is moved to its place.</summary>
internal sealed class FileDraft : IFileDraft
{
    private readonly string _path;
    private readonly FileStore _store;
    private readonly FilePlace? _target;
    private readonly DraftStream _content;
    private int _spent;

    /// <param name="store">The store.</param>
    /// <param name="path">Where it is written; made anew, never opened when it is there.</param>
    /// <param name="target">Where it goes; null: it is a temporary file.</param>
    /// <param name="quota">What its bytes count against; null: nothing.</param>
    /// <param name="most">The largest size; null: any.</param>
    public FileDraft(FileStore store, string path, FilePlace? target, FileQuota? quota, long? most)
    {
        (_store, _path, _target) = (store, path, target);
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        // What goes to the host is for the host: there its own habits count.
        if (target?.Root != FileRoot.Host) FileTree.MakePrivate(file);
        _content = new DraftStream(file, quota, most);
    }

    public Stream Content => _content;

    public long Length => _content.Length;

    public StoreFault? Fault => _content.Fault;

    public StoreOutcome<FilePlace> Commit(string extension)
    {
        if (extension.Length > 16 || !extension.All(char.IsAsciiLetterOrDigit)) throw new ArgumentException("An extension is letters and digits.", nameof(extension));
        if (Interlocked.Exchange(ref _spent, 1) != 0) return new StoreOutcome<FilePlace>.Failed(StoreFault.Closed, "the draft is spent");
        _content.Dispose();
        var place = _target ?? new FilePlace(FileRoot.Temporary, RandomName.Next() + (extension.Length > 0 ? "." + extension : ""));
        var outcome = Fault is { } fault ? new StoreOutcome<FilePlace>.Failed(fault, "a write failed") : _store.Put(_path, place, Length);
        _store.Forget(this);
        if (outcome is StoreOutcome<FilePlace>.Failed) Drop();
        return outcome;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _spent, 1) != 0) return;
        _content.Dispose();
        _store.Forget(this);
        Drop();
    }

    private void Drop()
    {
        _content.GiveBack();
        try
        {
            File.Delete(_path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // The store is gone already, and the file with it.
        }
    }
}
