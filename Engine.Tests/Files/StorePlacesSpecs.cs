using MiniActors.Adapters;
using MiniActors.Files;
using MiniActors.Model;

namespace MiniActors.Tests.Files;

/// <summary>Files and directories that are looked at, moved and removed where they are, on a real disk.</summary>
[Trait("Fault", "39")]
public sealed class StorePlacesSpecs : IDisposable
{
    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("mini-actors-specs-");
    private readonly FileDisk _disk;
    private readonly IProgramStore _store;

    public StorePlacesSpecs()
    {
        Directory.CreateDirectory(Allowed);
        _disk = new FileDisk(Path.Combine(_place.FullName, "root"));
        _store = _disk.Open(new StoreLimits { Quota = 10, TempQuota = 50, HostDirectories = [Allowed] });
    }

    private string Allowed => Path.Combine(_place.FullName, "allowed");

    private static FilePlace User(string path) => new(FileRoot.User, path);

    private FilePlace Host(string path) => new(FileRoot.Host, Path.Combine(Allowed, path));

    private void Put(FilePlace place, int bytes = 1) => Assert.IsType<StoreOutcome<FilePlace>.Got>(_store.Append(place, new byte[bytes]));

    private void Make(string path) => Assert.IsType<StoreOutcome<FilePlace>.Got>(_store.MakeDirectory(User(path), recursive: true));

    private static T Got<T>(StoreOutcome<T> outcome) => Assert.IsType<StoreOutcome<T>.Got>(outcome).Value;

    private static StoreFault Fault<T>(StoreOutcome<T> outcome) => Assert.IsType<StoreOutcome<T>.Failed>(outcome).Fault;

    [Fact]
    public void A_directory_is_made_once_and_below_one_that_is_there()
    {
        Assert.Equal(StoreFault.NoPlace, Fault(_store.MakeDirectory(User("a/b"), recursive: false)));
        Got(_store.MakeDirectory(User("a"), recursive: false));
        Assert.Equal(StoreFault.Exists, Fault(_store.MakeDirectory(User("a"), recursive: false)));
        Got(_store.MakeDirectory(User("a/b/c"), recursive: true));
        Got(_store.MakeDirectory(User("a/b/c"), recursive: true)); // it is as it was wanted

        Put(User("a/file"));
        Assert.Equal(StoreFault.Exists, Fault(_store.MakeDirectory(User("a/file"), recursive: true)));
        Assert.Equal(["b", "file"], Got(_store.List(User("a"))));
    }

    [Fact]
    public void What_is_a_file_is_no_directory_and_the_other_way_round()
    {
        Make("a");
        Put(User("file"));

        Assert.Equal((true, 0L), Got(_store.Look(User("a"))) is var directory ? (directory.IsDirectory, directory.Size) : default);
        Assert.Equal((false, 1L), Got(_store.Look(User("file"))) is var file ? (file.IsDirectory, file.Size) : default);
        Assert.Equal(StoreFault.NotFound, Fault(_store.Look(User("nothing"))));
        Assert.Equal(StoreFault.IsNoDirectory, Fault(_store.List(User("file"))));
        Assert.Equal(StoreFault.NotFound, Fault(_store.List(User("nothing"))));
        Assert.Equal(StoreFault.IsDirectory, Fault(_store.Remove(User("a"))));
        Assert.Equal(StoreFault.NotFound, Fault(_store.Remove(User("nothing"))));
        Assert.Equal(StoreFault.IsDirectory, Fault(_store.Append(User("a"), new byte[1])));
        Assert.Equal(StoreFault.IsNoDirectory, Fault(_store.RemoveDirectory(User("file"), recursive: true)));
    }

    [Fact]
    public void A_directory_is_removed_when_it_is_empty_or_as_a_whole_and_a_root_never()
    {
        Make("a/b");
        Put(User("a/b/file"), 10);

        Assert.Equal(StoreFault.NotEmpty, Fault(_store.RemoveDirectory(User("a"), recursive: false)));
        Assert.Equal(StoreFault.Denied, Fault(_store.RemoveDirectory(User(""), recursive: true)));
        Assert.Equal(StoreFault.Full, Fault(_store.Append(User("other"), new byte[1])));
        Got(_store.RemoveDirectory(User("a"), recursive: true));

        Put(User("other"), 10); // its bytes are free again
        Assert.Equal(["other"], Got(_store.List(User(""))));
    }

    [Fact]
    public void Directories_move_as_a_whole_and_never_into_themselves_or_onto_something()
    {
        Make("a/b");
        Make("full");
        Put(User("a/b/file"));
        Put(User("one"));

        Assert.Equal(StoreFault.Exists, Fault(_store.Move(User("a"), User("full"))));
        Assert.Equal(StoreFault.Exists, Fault(_store.Move(User("a"), User("one"))));
        Assert.Equal(StoreFault.Exists, Fault(_store.Move(User("a"), User("a/b/c"))));
        Assert.Equal(StoreFault.Exists, Fault(_store.Move(User("one"), User("full"))));
        Assert.Equal(StoreFault.NoPlace, Fault(_store.Move(User("a"), User("no/where"))));
        Assert.Equal(StoreFault.IsDirectory, Fault(_store.Move(User("a"), null)));
        Assert.Equal(StoreFault.IsDirectory, Fault(_store.Move(User(""), User("x"))));
        Assert.Equal(StoreFault.NotFound, Fault(_store.Move(User("nothing"), User("x"))));
        Got(_store.Move(User("a"), User("c")));

        Assert.Equal(["file"], Got(_store.List(User("c/b"))));
        Assert.Equal(StoreFault.NotFound, Fault(_store.Look(User("a"))));
    }

    [Fact]
    public void A_file_that_moves_takes_its_bytes_along_and_what_it_replaces_is_free()
    {
        Put(User("one"), 4);
        Put(User("two"), 6);
        Assert.Equal(User("one"), Got(_store.Move(User("one"), User("one"))));
        Got(_store.Move(User("one"), User("two"))); // 6 bytes are free
        Assert.Equal(4, Got(_store.Look(User("two"))).Size);
        Put(User("two"), 6);

        Got(_store.Move(User("two"), Host("out"))); // the host's files count against nothing
        Put(Host("out"), 100);
        Assert.Equal(110, Got(_store.Look(Host("out"))).Size);
        Assert.Equal(StoreFault.Full, Fault(_store.Move(Host("out"), User("in"))));
        Put(User("in"), 10);
        Assert.Equal(StoreFault.Full, Fault(_store.Append(User("in"), new byte[1])));
    }

    [Fact]
    public void What_cannot_be_moved_or_written_takes_no_room()
    {
        Put(Host("ten"), 10);
        Assert.Equal(StoreFault.Denied, Fault(_store.Append(Host("../outside"), new byte[1])));
        Assert.NotEqual(StoreFault.Full, Fault(_store.Append(User("no/such/directory"), new byte[10])));
        Assert.Equal(StoreFault.NoPlace, Fault(_store.Move(Host("ten"), User("no/such/directory"))));

        var kept = Got(_store.Move(Host("ten"), null));

        Assert.Equal(FileRoot.Saved, kept.Root);
        Got(_store.Remove(kept));
        Put(User("all of it"), 10);
    }

    public void Dispose()
    {
        _store.Dispose();
        _disk.Dispose();
        _place.Delete(recursive: true);
    }
}
