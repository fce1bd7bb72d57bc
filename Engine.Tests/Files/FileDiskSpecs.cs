using MiniActors.Adapters;
using MiniActors.Files;
using MiniActors.Model;

namespace MiniActors.Tests.Files;

/// <summary>What is on the disk while an engine runs, and what a crash leaves for the next one.</summary>
public sealed class FileDiskSpecs : IDisposable
{
    private static readonly StoreLimits Limits = new() { Quota = 1000, TempQuota = 1000 };
    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("mini-actors-specs-");

    private string Root => Path.Combine(_place.FullName, "root");

    [Fact]
    public void Nothing_is_on_the_disk_before_something_is_written()
    {
        using var disk = new FileDisk(Root);
        using var store = disk.Open(Limits);
        Assert.False(Directory.Exists(Root));
        Assert.IsType<StoreOutcome<IFileSource>.Failed>(store.Read(new FilePlace(FileRoot.User, "a"), null));
        Assert.False(Directory.Exists(Root));
        store.Write("x");
        Assert.NotEmpty(Directory.GetFileSystemEntries(Root));
    }

    [Fact]
    public void Everything_goes_with_the_mini_program_and_the_rest_with_the_engine()
    {
        var disk = new FileDisk(Root);
        var (one, other) = (disk.Open(Limits), disk.Open(Limits));
        one.Write("one");
        var place = other.Write("other");
        one.Dispose();
        Assert.Equal("other", other.Text(place));
        Assert.Single(Directory.GetFiles(Root, "*", SearchOption.AllDirectories), file => !file.EndsWith(".lock", StringComparison.Ordinal));
        disk.Dispose();
        Assert.Empty(Directory.GetFileSystemEntries(Root));
        disk.Dispose();
        Assert.Equal(StoreFault.Closed, one.Fault(null));
    }

    [Fact]
    public void Mini_programs_do_not_see_each_others_files()
    {
        using var disk = new FileDisk(Root);
        using var one = disk.Open(Limits);
        using var other = disk.Open(Limits);
        var temporary = one.Write("secret");
        var user = one.Write("secret", new FilePlace(FileRoot.User, "a.txt"));
        other.Write("x");
        Assert.Equal(StoreFault.NotFound, other.ReadFault(temporary));
        Assert.Equal(StoreFault.NotFound, other.ReadFault(user));
        Assert.Equal("secret", one.Text(user));
    }

    [Fact]
    public void What_a_crash_left_goes_at_the_next_start()
    {
        var name = new string('a', 32);
        Directory.CreateDirectory(Path.Combine(Root, name, "store", "tmp"));
        File.WriteAllText(Path.Combine(Root, name, "store", "tmp", "x"), "left");
        File.WriteAllText(Path.Combine(Root, name + ".lock"), "");
        Directory.CreateDirectory(Path.Combine(Root, new string('b', 32))); // without a lock
        File.WriteAllText(Path.Combine(Root, new string('c', 32) + ".lock"), ""); // without a directory
        using var disk = new FileDisk(Root);
        Assert.Empty(Directory.GetFileSystemEntries(Root));
    }

    [Fact]
    public void What_another_running_engine_has_stays()
    {
        using var living = new FileDisk(Root);
        using var store = living.Open(Limits);
        var place = store.Write("alive");
        using (var other = new FileDisk(Root))
        {
            using var neighbour = other.Open(Limits);
            neighbour.Write("x");
            Assert.Equal("alive", store.Text(place));
        }
        Assert.Equal("alive", store.Text(place));
    }

    [Fact]
    public void What_is_not_the_engines_stays()
    {
        Directory.CreateDirectory(Path.Combine(Root, "photos"));
        File.WriteAllText(Path.Combine(Root, "notes.lock"), "");
        using var disk = new FileDisk(Root);
        Assert.Equal(["notes.lock", "photos"], Directory.GetFileSystemEntries(Root).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_link_that_was_left_is_removed_and_not_followed()
    {
        var precious = Path.Combine(_place.FullName, "precious");
        Directory.CreateDirectory(precious);
        File.WriteAllText(Path.Combine(precious, "a"), "kept");
        var left = Path.Combine(Root, new string('a', 32));
        Directory.CreateDirectory(left);
        Directory.CreateSymbolicLink(Path.Combine(left, "link"), precious);
        Directory.CreateSymbolicLink(Path.Combine(Root, new string('b', 32)), precious);
        using var disk = new FileDisk(Root);
        Assert.True(File.Exists(Path.Combine(precious, "a")));
        Assert.False(Directory.Exists(left));
    }

    [Fact]
    public void Others_may_not_look_into_a_store()
    {
        if (OperatingSystem.IsWindows()) return;
        using var disk = new FileDisk(Root);
        using var store = disk.Open(Limits);
        store.Write("x");
        store.Write("y", new FilePlace(FileRoot.User, "a"));
        store.Append(new FilePlace(FileRoot.User, "b"), "z"u8.ToArray());
        var files = Directory.GetFiles(Root, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, files.Count);
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode));
        var directories = Directory.GetDirectories(Root, "*", SearchOption.AllDirectories).Append(Root);
        Assert.All(directories, directory => Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(directory).UnixFileMode));
    }

    [Fact]
    public void Without_a_root_the_files_are_below_the_systems_temporary_directory()
    {
        using var disk = new FileDisk(null);
        using var store = disk.Open(Limits);
        Assert.Equal("x", store.Text(store.Write("x")));
        Assert.True(Directory.Exists(Path.Combine(Path.GetTempPath(), $"mini-actors-{Environment.UserName}")));
    }

    [Fact]
    public void A_root_that_cannot_be_made_is_told_as_a_fault()
    {
        File.WriteAllText(Root, "a file");
        using var disk = new FileDisk(Root);
        using var store = disk.Open(Limits);
        Assert.Equal(StoreFault.Broken, store.Fault(null));
    }

    public void Dispose() => _place.Delete(recursive: true);
}
