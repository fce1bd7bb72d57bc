using MiniActors.Files;
using MiniActors.Model;

namespace MiniActors.Adapters;

/// <summary>The disk of one mini program, and the streams that are lent to its calls in the place of files.</summary>
internal sealed class LendingDisk(IFileDisk disk, StreamShelf shelf) : IFileDisk
{
    public IProgramStore Open(StoreLimits limits) => new Store(disk.Open(limits), shelf);

    /// <summary>The streams are the session's, the disk below is everybody's.</summary>
    public void Dispose()
    {
    }

    private sealed class Store(IProgramStore files, StreamShelf shelf) : IProgramStore
    {
        public void Run(Action work) => files.Run(work);

        public StoreOutcome<IFileSource> Read(FilePlace place, long? most)
        {
            if (place.Root != FileRoot.Lent) return files.Read(place, most);
            return shelf.Take(place) is { } lent ? LentSource.Open(lent, most) : new StoreOutcome<IFileSource>.Failed(StoreFault.Closed, "the stream is gone");
        }

        public StoreOutcome<IFileDraft> Begin(FilePlace? target, long? most)
        {
            if (target?.Root != FileRoot.Lent) return files.Begin(target, most);
            return shelf.Take(target) is { } lent ? LentDraft.Open(lent, target) : new StoreOutcome<IFileDraft>.Failed(StoreFault.Closed, "the stream is gone");
        }

        public StoreOutcome<FileFacts> Look(FilePlace place) => files.Look(place);

        public StoreOutcome<IReadOnlyList<string>> List(FilePlace directory) => files.List(directory);

        public StoreOutcome<FilePlace> MakeDirectory(FilePlace directory, bool recursive) => files.MakeDirectory(directory, recursive);

        public StoreOutcome<FilePlace> RemoveDirectory(FilePlace directory, bool recursive) => files.RemoveDirectory(directory, recursive);

        public StoreOutcome<FilePlace> Remove(FilePlace file) => files.Remove(file);

        public StoreOutcome<FilePlace> Move(FilePlace from, FilePlace? to) => files.Move(from, to);

        public StoreOutcome<FilePlace> Append(FilePlace file, ReadOnlyMemory<byte> bytes) => files.Append(file, bytes);

        public StoreOutcome<IOpenFile> Open(FilePlace file, FileOpening how) => files.Open(file, how);

        public void Dispose() => files.Dispose();
    }
}
