using MiniActors.Adapters;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Files;

/// <summary>The store of a mini program, which is made when it is first used.</summary>
public sealed class LendingDiskSpecs : IDisposable
{
    private static readonly FilePlace Place = new(FileRoot.User, "a");
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"mini-actors-{Guid.NewGuid():N}");
    private readonly CountingDisk _disk;
    private readonly IProgramStore _store;

    public LendingDiskSpecs()
    {
        _disk = new CountingDisk(new FileDisk(_root));
        _store = new LendingDisk(_disk, new StreamShelf()).Open(new StoreLimits { Quota = 100, TempQuota = 100 });
    }

    [Fact]
    public void Nothing_is_made_for_who_has_no_file_and_one_store_for_who_has_many()
    {
        Assert.Equal(0, _disk.Opened);

        Parallel.For(0, 8, _ => _store.Look(Place));
        _store.Append(Place, "x"u8.ToArray());

        Assert.IsType<StoreOutcome<FileFacts>.Got>(_store.Look(Place));
        Assert.Equal(1, _disk.Opened - _disk.Disposed);
    }

    [Fact]
    public void One_that_was_never_used_is_closed_all_the_same()
    {
        _store.Dispose();

        Assert.IsType<StoreOutcome<IFileDraft>.Failed>(_store.Begin(null, null));
        Assert.False(Directory.Exists(_root));
    }

    public void Dispose()
    {
        _store.Dispose();
        _disk.Dispose();
        if (Directory.Exists(_root)) Directory.Delete(_root, recursive: true);
    }

    private sealed class CountingDisk(IFileDisk disk) : IFileDisk
    {
        private int _opened;
        private int _disposed;

        public int Opened => _opened;

        public int Disposed => _disposed;

        public IProgramStore Open(StoreLimits limits)
        {
            Interlocked.Increment(ref _opened);
            return new Counted(disk.Open(limits), () => Interlocked.Increment(ref _disposed));
        }

        public void Dispose() => disk.Dispose();
    }

    private sealed class Counted(IProgramStore files, Action disposed) : ForwardingStore(files)
    {
        public override void Dispose()
        {
            disposed();
            base.Dispose();
        }
    }
}
