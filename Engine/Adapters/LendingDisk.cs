using MiniActors.Files;
using MiniActors.Model;

namespace MiniActors.Adapters;

/// <summary>The disk of one mini program, and the streams that are lent to its calls in the place of files.</summary>
internal sealed class LendingDisk(IFileDisk disk, StreamShelf shelf) : IFileDisk
{
    public IProgramStore Open(StoreLimits limits) => new Store(disk, limits, shelf);

    /// <summary>The streams are the session's, the disk below is everybody's.</summary>
    public void Dispose()
    {
    }

    private sealed class Store(IFileDisk disk, StoreLimits limits, StreamShelf shelf) : IProgramStore
    {
        private IProgramStore? _files;

        /// <summary>Made when it is first used: most mini programs that are idle have no file.</summary>
        private IProgramStore Files
        {
            get
            {
                if (Volatile.Read(ref _files) is { } files) return files;
                var made = disk.Open(limits);
                if (Interlocked.CompareExchange(ref _files, made, null) is not { } other) return made;
                made.Dispose();
                return other;
            }
        }

        public void Run(Action work) => Files.Run(work);

        public StoreOutcome<IFileSource> Read(FilePlace place, long? most)
        {
            if (place.Root != FileRoot.Lent) return Files.Read(place, most);
            return shelf.Take(place) is { } lent ? LentSource.Open(lent, most) : new StoreOutcome<IFileSource>.Failed(StoreFault.Closed, "the stream is gone");
        }

        public StoreOutcome<IFileDraft> Begin(FilePlace? target, long? most)
        {
            if (target?.Root != FileRoot.Lent) return Files.Begin(target, most);
            return shelf.Take(target) is { } lent ? LentDraft.Open(lent, target) : new StoreOutcome<IFileDraft>.Failed(StoreFault.Closed, "the stream is gone");
        }

        public StoreOutcome<FileFacts> Look(FilePlace place) => Files.Look(place);

        public StoreOutcome<IReadOnlyList<string>> List(FilePlace directory) => Files.List(directory);

        public StoreOutcome<FilePlace> MakeDirectory(FilePlace directory, bool recursive) => Files.MakeDirectory(directory, recursive);

        public StoreOutcome<FilePlace> RemoveDirectory(FilePlace directory, bool recursive) => Files.RemoveDirectory(directory, recursive);

        public StoreOutcome<FilePlace> Remove(FilePlace file) => Files.Remove(file);

        public StoreOutcome<FilePlace> Move(FilePlace from, FilePlace? to) => Files.Move(from, to);

        public StoreOutcome<FilePlace> Append(FilePlace file, ReadOnlyMemory<byte> bytes) => Files.Append(file, bytes);

        public StoreOutcome<IOpenFile> Open(FilePlace file, FileOpening how) => Files.Open(file, how);

        // One that was never used is made all the same: whoever comes later is to find it closed.
        public void Dispose() => Files.Dispose();
    }
}
