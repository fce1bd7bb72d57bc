using System.Diagnostics;
using MiniActors.Adapters;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Files;

/// <summary>The files of one mini program on a real disk.</summary>
[Trait("Fault", "39")]
public sealed class FileStoreSpecs : IDisposable
{
    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("mini-actors-specs-");
    private readonly FileDisk _disk;
    private readonly IProgramStore _store;

    public FileStoreSpecs()
    {
        Directory.CreateDirectory(Allowed);
        _disk = new FileDisk(Root);
        _store = _disk.Open(new StoreLimits { Quota = 100, TempQuota = 50, HostDirectories = [Allowed] });
    }

    private string Root => Path.Combine(_place.FullName, "root");

    private string Allowed => Path.Combine(_place.FullName, "allowed");

    private string UserFolder => Directory.GetDirectories(Root, "usr", NoLinks).Single();

    private static EnumerationOptions NoLinks => new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>The files that there are, the lock apart.</summary>
    private string[] Files => Directory.Exists(Root)
        ? [.. Directory.GetFiles(Root, "*", NoLinks).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))]
        : [];

    private static FilePlace User(string path) => new(FileRoot.User, path);

    private FilePlace Host(string path) => new(FileRoot.Host, Path.Combine(Allowed, path));

    [Theory]
    [InlineData("")]
    [InlineData("png")]
    public void A_temporary_file_has_a_random_name_and_the_extension(string extension)
    {
        var (one, other) = (_store.Write("1", null, extension), _store.Write("2", null, extension));
        Assert.NotEqual(one, other);
        Assert.Equal(FileRoot.Temporary, one.Root);
        Assert.Matches(extension.Length == 0 ? "^[0-9a-f]{32}$" : "^[0-9a-f]{32}\\.png$", one.Path);
        Assert.Equal(("1", "2"), (_store.Text(one), _store.Text(other)));
        var path = FilePathRule.PathOf(Rules.Profiles.WeChat.Files, one);
        Assert.Equal(one, ((Verdict<FilePlace>.Accept)FilePathRule.Judge(Rules.Profiles.WeChat, Rules.Profiles.Program, "uploadFile", path, FileUse.Read)).Plan);
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a.b")]
    [InlineData("a/b")]
    public void Nothing_but_an_extension_is_taken_for_one(string extension)
    {
        using var draft = _store.Draft();
        Assert.Throws<ArgumentException>(() => draft.Commit(extension));
    }

    [Fact]
    public void A_file_is_nobodys_before_it_is_whole_and_gone_when_it_never_was()
    {
        var draft = _store.Draft(User("a.txt"));
        draft.Content.Write("half"u8);
        Assert.Equal(StoreFault.NotFound, _store.ReadFault(User("a.txt")));
        Assert.Single(Files);
        draft.Dispose();
        Assert.Empty(Files);
        Assert.IsType<StoreOutcome<FilePlace>.Failed>(draft.Commit(""));
        Assert.Throws<StoreException>(() => draft.Content.Write("more"u8));
    }

    [Fact]
    public void A_whole_file_takes_the_place_of_an_older_one()
    {
        var place = _store.Write("old", User("a.txt"));
        using (var draft = _store.Draft(place)) draft.Content.Write("never"u8);
        Assert.Equal("old", _store.Text(place));
        _store.Write("new", place);
        Assert.Equal("new", _store.Text(place));
        Assert.Single(Files);
    }

    [Fact]
    public async Task Writes_may_be_asynchronous_and_are_counted()
    {
        using var draft = _store.Draft();
        for (var index = 0; index < 5; index++) await draft.Content.WriteAsync("12345678"u8.ToArray());
        Assert.Equal(40, draft.Length);
        var place = Assert.IsType<StoreOutcome<FilePlace>.Got>(draft.Commit("txt")).Value;
        Assert.Equal(string.Concat(Enumerable.Repeat("12345678", 5)), _store.Text(place));
    }

    [Fact]
    public void The_parent_of_a_target_must_be_there()
    {
        Assert.Equal(StoreFault.NoPlace, _store.Fault(User("no/a.txt")));
        _store.Write("x", User("file"));
        Assert.Equal(StoreFault.NoPlace, _store.Fault(User("file/a.txt")));
        Directory.CreateDirectory(Path.Combine(UserFolder, "dir"));
        Assert.Equal(StoreFault.Denied, _store.Fault(User("dir")));
        Assert.Null(_store.Fault(User("dir/a.txt")));
    }

    [Theory]
    [InlineData(FileRoot.Temporary)]
    [InlineData(FileRoot.Saved)]
    public void Only_the_user_directory_is_written_to(FileRoot root) => Assert.Equal(StoreFault.Denied, _store.Fault(new FilePlace(root, "a")));

    [Fact]
    public void A_file_over_its_limit_fails_and_leaves_nothing()
    {
        using (var draft = _store.Draft(null, most: 10))
        {
            draft.Content.Write("1234567890"u8);
            Assert.Null(draft.Fault);
            var failure = Assert.Throws<StoreException>(() => draft.Content.Write("1"u8));
            Assert.Equal((StoreFault.TooLarge, StoreFault.TooLarge), (failure.Fault, draft.Fault));
            Assert.Equal(StoreFault.TooLarge, Assert.IsType<StoreOutcome<FilePlace>.Failed>(draft.Commit("")).Fault);
        }
        Assert.Empty(Files);
    }

    [Fact]
    public void Temporary_files_and_kept_ones_have_quotas_of_their_own()
    {
        _store.Write(new string('t', 50));
        _store.Write(new string('u', 100), User("a"));
        foreach (var target in new[] { null, User("b") })
        {
            using var draft = _store.Draft(target);
            Assert.Equal(StoreFault.Full, Assert.Throws<StoreException>(() => draft.Content.Write("1"u8)).Fault);
        }
    }

    [Fact]
    public void What_is_given_up_or_replaced_no_longer_counts()
    {
        for (var round = 0; round < 5; round++)
        {
            using var draft = _store.Draft();
            draft.Content.Write(new byte[50]);
        }
        _store.Write(new string('t', 50));
        for (var round = 0; round < 5; round++) _store.Write(new string('u', 50), User("a"));
        _store.Write(new string('u', 50), User("b"));
        Assert.Equal(StoreFault.Full, Assert.Throws<StoreException>(() => _store.Write("1", User("c"))).Fault);
    }

    [Fact]
    public void The_quota_holds_when_many_write_at_once()
    {
        var drafts = Enumerable.Range(0, 20).Select(_ => _store.Draft()).ToArray();
        Parallel.ForEach(drafts, draft =>
        {
            for (var bytes = 0; bytes < 10; bytes++)
                try { draft.Content.Write("1"u8); }
                catch (StoreException cause) when (cause.Fault == StoreFault.Full) { return; }
        });
        Assert.Equal(50, drafts.Sum(draft => draft.Length));
        foreach (var draft in drafts) draft.Dispose();
        _store.Write(new string('t', 50));
    }

    [Fact]
    public void A_link_that_leads_out_is_not_followed()
    {
        var secret = Path.Combine(_place.FullName, "secret");
        File.WriteAllText(secret, "secret");
        _store.Write("x", User("x"));
        File.CreateSymbolicLink(Path.Combine(UserFolder, "link"), secret);
        Directory.CreateSymbolicLink(Path.Combine(UserFolder, "up"), _place.FullName);
        File.CreateSymbolicLink(Path.Combine(UserFolder, "dangling"), Path.Combine(_place.FullName, "new"));
        File.CreateSymbolicLink(Path.Combine(UserFolder, "round"), Path.Combine(UserFolder, "round"));
        File.CreateSymbolicLink(Path.Combine(UserFolder, "relative"), "../../../../secret");
        foreach (var path in new[] { "link", "up/secret", "round", "relative" }) Assert.Equal(StoreFault.Denied, _store.ReadFault(User(path)));
        foreach (var path in new[] { "link", "up/new", "dangling", "round", "relative" }) Assert.Equal(StoreFault.Denied, _store.Fault(User(path)));
        Assert.Equal("secret", File.ReadAllText(secret));
        Assert.False(File.Exists(Path.Combine(_place.FullName, "new")));
    }

    [Fact]
    public void A_link_that_is_put_in_the_way_later_is_not_followed_either()
    {
        _store.Write("x", User("x"));
        Directory.CreateDirectory(Path.Combine(UserFolder, "dir"));
        using var draft = _store.Draft(User("dir/a"));
        draft.Content.Write("y"u8);
        Directory.Delete(Path.Combine(UserFolder, "dir"));
        Directory.CreateSymbolicLink(Path.Combine(UserFolder, "dir"), _place.FullName);
        Assert.Equal(StoreFault.Denied, Assert.IsType<StoreOutcome<FilePlace>.Failed>(draft.Commit("")).Fault);
        Assert.False(File.Exists(Path.Combine(_place.FullName, "a")));
        Assert.Single(Files);
    }

    [Fact]
    public void Below_an_allowed_directory_the_host_is_read_and_written_and_no_link_is_followed_out_of_it()
    {
        File.WriteAllText(Path.Combine(Allowed, "a"), "host");
        File.CreateSymbolicLink(Path.Combine(Allowed, "inside"), "a");
        File.WriteAllText(Path.Combine(_place.FullName, "secret"), "secret");
        File.CreateSymbolicLink(Path.Combine(Allowed, "outside"), "../secret");
        Assert.Equal(("host", "host"), (_store.Text(Host("a")), _store.Text(Host("inside"))));
        Assert.Equal(StoreFault.Denied, _store.ReadFault(Host("outside")));
        Assert.Equal(StoreFault.Denied, _store.ReadFault(new FilePlace(FileRoot.Host, Path.Combine(_place.FullName, "secret"))));
        Assert.Equal(StoreFault.Denied, _store.Fault(Host("outside")));
        _store.Write(new string('h', 500), Host("new")); // the quotas are the store's
        Assert.Equal(500, new FileInfo(Path.Combine(Allowed, "new")).Length);
        Assert.Equal(["a", "inside", "new", "outside"], Directory.GetFiles(Allowed).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void What_was_written_to_the_host_stays_when_the_mini_program_closes()
    {
        _store.Write("x", Host("a"));
        _store.Dispose();
        Assert.Equal("x", File.ReadAllText(Path.Combine(Allowed, "a")));
        Assert.Equal(StoreFault.Closed, _store.ReadFault(Host("a")));
    }

    [Fact]
    public void Only_plain_files_are_read()
    {
        Directory.CreateDirectory(Path.Combine(Allowed, "dir"));
        Assert.Equal(StoreFault.NotFound, _store.ReadFault(Host("dir")));
        Assert.Equal(StoreFault.NotFound, _store.ReadFault(Host("missing")));
        Assert.Equal(StoreFault.NotFound, _store.ReadFault(Host("dir/missing/a")));
        if (!OperatingSystem.IsLinux()) return;
        using (var made = Process.Start("mkfifo", Path.Combine(Allowed, "pipe"))) made.WaitForExit();
        Assert.Equal(StoreFault.NotFound, _store.ReadFault(Host("pipe")));
        Assert.Equal(StoreFault.Denied, _store.Fault(Host("pipe")));
        using var all = _disk.Open(new StoreLimits { Quota = 0, TempQuota = 0, HostDirectories = ["/dev"] });
        Assert.Equal(StoreFault.NotFound, all.ReadFault(new FilePlace(FileRoot.Host, "/dev/zero")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void A_file_to_be_sent_knows_its_length(int length)
    {
        File.WriteAllBytes(Path.Combine(Allowed, "a"), new byte[length]);
        using var source = Assert.IsType<StoreOutcome<IFileSource>.Got>(_store.Read(Host("a"), most: 10)).Value;
        using var content = source.Open();
        Assert.Equal((length, length), (source.Length!.Value, content.Length));
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_sent()
    {
        File.WriteAllBytes(Path.Combine(Allowed, "a"), new byte[11]);
        Assert.Equal(StoreFault.TooLarge, _store.ReadFault(Host("a"), most: 10));
    }

    [Fact]
    public void Closing_ends_what_is_being_written_and_leaves_nothing()
    {
        var draft = _store.Draft();
        draft.Content.Write("half"u8);
        _store.Write("whole");
        _store.Dispose();
        Assert.Empty(Files);
        Assert.IsType<StoreException>(Record.Exception(() => draft.Content.Write("more"u8)));
        Assert.IsType<StoreOutcome<FilePlace>.Failed>(draft.Commit(""));
        Assert.Equal(StoreFault.Closed, _store.Fault(null));
        draft.Dispose();
        _store.Dispose();
    }

    [Theory]
    [InlineData(StoreFault.NotFound, FailureKind.FileNotFound)]
    [InlineData(StoreFault.NoPlace, FailureKind.FileNotFound)]
    [InlineData(StoreFault.Denied, FailureKind.FileDenied)]
    [InlineData(StoreFault.Full, FailureKind.FileWrite)]
    [InlineData(StoreFault.Broken, FailureKind.FileWrite)]
    [InlineData(StoreFault.TooLarge, FailureKind.TooLarge)]
    [InlineData(StoreFault.Closed, FailureKind.SessionClosed)]
    public void A_fault_is_a_kind_of_failure(StoreFault fault, FailureKind kind) => Assert.Equal(kind, fault.ToFailureKind());

    public void Dispose()
    {
        _store.Dispose();
        _disk.Dispose();
        _place.Delete(recursive: true);
    }
}
