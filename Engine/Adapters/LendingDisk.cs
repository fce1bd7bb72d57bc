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

        public void Dispose() => files.Dispose();
    }
}
