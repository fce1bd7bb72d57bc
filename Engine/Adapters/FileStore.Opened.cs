using MiniActors.Files;
using MiniActors.Model;

namespace MiniActors.Adapters;

/// <content>Files that stay open.</content>
internal sealed partial class FileStore
{
    private readonly HashSet<OpenedFile> _opened = [];

    public StoreOutcome<IOpenFile> Open(FilePlace file, FileOpening how) => Try<IOpenFile>(() =>
    {
        var path = LocateEntry(file);
        if (System.IO.Directory.Exists(path)) throw new StoreException(StoreFault.IsDirectory, "it is a directory");
        if (how.Writes) CheckTarget(path, file);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (_opened.Count >= limits.OpenFiles) throw new StoreException(StoreFault.Broken, $"{limits.OpenFiles} files are open");
            var opened = OpenedFile.Open(path, how, file.Root != FileRoot.Host, Counted(file), Forget);
            _opened.Add(opened);
            return opened;
        }
    });

    private void Forget(OpenedFile file)
    {
        lock (_gate) _opened.Remove(file);
    }
}
