using System.IO.Compression;
using System.Text;
using MiniActors.Adapters;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Scripting;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Scripting.HostObjects;

/// <summary>Archives and packed files of a FileSystemManager, on the real disk.</summary>
public sealed class ArchiveSpecs : IDisposable
{
    private const string User = "wxfile://usr/";

    private readonly string _root = Path.Combine(Path.GetTempPath(), $"mini-actors-{Guid.NewGuid():N}");
    private readonly FileDisk _disk;
    private readonly IProgramStore _store;
    private long _limit = 1 << 20;

    public ArchiveSpecs()
    {
        _disk = new FileDisk(_root);
        _store = _disk.Open(new StoreLimits { Quota = 1 << 24, TempQuota = 1 << 24, HostDirectories = [] });
    }

    public void Dispose()
    {
        _store.Dispose();
        _disk.Dispose();
        if (Directory.Exists(_root)) Directory.Delete(_root, recursive: true);
    }

    [Fact]
    public void Unzip_makes_the_directories_and_files_of_an_archive()
    {
        Write("a.zip", Zip(("one.txt", "1"), ("d/", ""), ("d/e/two.txt", "zwei")));

        Done("unzip", ("zipFilePath", Text(User + "a.zip")), ("targetPath", Text(User + "out/deep")));

        Assert.Equal("1", Read("out/deep/one.txt"));
        Assert.Equal("zwei", Read("out/deep/d/e/two.txt"));
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("d/../../evil.txt")]
    [InlineData("/evil.txt")]
    public void An_archive_with_one_entry_that_leads_out_is_refused_before_anything_is_written(string name)
    {
        Write("a.zip", Zip(("good.txt", "1"), (name, "2")));

        Assert.Equal(FailureKind.FileDenied, Fails("unzip", ("zipFilePath", Text(User + "a.zip")), ("targetPath", Text(User + "out"))).Kind);

        Assert.Equal(FailureKind.FileNotFound, Fails("access", ("path", Text(User + "out"))).Kind);
    }

    [Fact]
    public void What_an_archive_becomes_is_bounded_over_all_of_its_entries()
    {
        _limit = 1000;
        Write("a.zip", Zip(("one", new string('x', 600)), ("two", new string('x', 600))));

        Assert.Equal(FailureKind.TooLarge, Fails("unzip", ("zipFilePath", Text(User + "a.zip")), ("targetPath", Text(User + "out"))).Kind);
        Assert.Equal(FailureKind.TooLarge, Fails("readZipEntry", ("filePath", Text(User + "a.zip")), ("entries", Text("all"))).Kind);
        Assert.Equal(FailureKind.FileNotFound, Fails("access", ("path", Text(User + "out/two"))).Kind);
    }

    [Fact]
    public void The_number_of_entries_is_bounded()
    {
        Write("a.zip", Zip([.. Enumerable.Range(0, 11).Select(n => ($"{n}", ""))]));

        Assert.Equal(FailureKind.TooLarge, Fails("unzip", ("zipFilePath", Text(User + "a.zip")), ("targetPath", Text(User + "out"))).Kind);
    }

    [Fact]
    public void A_directory_that_is_larger_than_it_says_is_not_read()
    {
        var archive = Zip(("one", "1"));
        var tail = archive[^22..];
        byte[] padded = [.. archive[..^22], .. new byte[5 << 20], .. tail];
        _limit = 1 << 24;
        Write("a.zip", padded);

        Assert.Equal(FailureKind.TooLarge, Fails("unzip", ("zipFilePath", Text(User + "a.zip")), ("targetPath", Text(User + "out"))).Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no archive at all, however long one reads in it")]
    public void What_is_no_archive_fails(string content)
    {
        Write("a.zip", Encoding.UTF8.GetBytes(content));

        Assert.Equal(FailureKind.FileWrite, Fails("unzip", ("zipFilePath", Text(User + "a.zip")), ("targetPath", Text(User + "out"))).Kind);
    }

    [Fact]
    public void An_archive_that_is_wrong_in_any_byte_is_unpacked_or_fails()
    {
        var archive = Zip(("one.txt", new string('x', 100)), ("d/two.txt", "2"));
        for (var at = 0; at < archive.Length; at++)
        {
            foreach (var bit in new[] { 1, 0x80, 0xFF })
            {
                var wrong = archive.ToArray();
                wrong[at] ^= (byte)bit;
                Write("a.zip", wrong);
                Assert.IsAssignableFrom<HostAnswer>(Do("unzip", ("zipFilePath", Text(User + "a.zip")), ("targetPath", Text(User + "out"))));
                Assert.IsAssignableFrom<HostAnswer>(Do("readZipEntry", ("filePath", Text(User + "a.zip")), ("entries", Text("all"))));
            }
        }
    }

    [Fact]
    public void What_is_not_packed_with_Brotli_fails()
    {
        Write("a.br", "this is no such stream"u8.ToArray());

        Assert.Equal(FailureKind.FileWrite, Fails("readCompressedFile", ("filePath", Text(User + "a.br")), ("compressionAlgorithm", Text("br"))).Kind);
    }

    [Fact]
    public void Entries_are_read_each_in_its_encoding_and_part()
    {
        Write("a.zip", Zip(("one.txt", "hello"), ("d/", ""), ("two", "x")));

        var some = Done("readZipEntry", ("filePath", Text(User + "a.zip")), ("entries", Argument.Array(
            Argument.Object(("path", Text("one.txt")), ("encoding", Text("utf8")), ("position", Argument.Of(1)), ("length", Argument.Of(3))),
            Argument.Object(("path", Text("none"))))))["entries"];
        Assert.Equal("ell", some["one.txt"]["data"].AsString);
        Assert.StartsWith("readZipEntry:fail no such file", some["none"]["errMsg"].AsString, StringComparison.Ordinal);

        var all = Done("readZipEntry", ("filePath", Text(User + "a.zip")), ("entries", Text("all")))["entries"];
        Assert.Equal(["one.txt", "two"], all.Members.Select(member => member.Key));
        Assert.Equal("hello"u8.ToArray(), all["one.txt"]["data"].AsBytes);
    }

    [Fact]
    public void Zip_packs_files_under_their_names()
    {
        Write("one", "1"u8.ToArray());
        Write("two", "2"u8.ToArray());

        Done("zip", ("zipFilePaths", Argument.Array(Text(User + "one"), Text(User + "two"))), ("targetPath", Text(User + "a.zip")));
        Done("unzip", ("zipFilePath", Text(User + "a.zip")), ("targetPath", Text(User + "out")));

        Assert.Equal("12", Read("out/one") + Read("out/two"));
    }

    [Fact]
    public void A_file_packed_with_Brotli_is_read()
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)) brotli.Write("hello"u8);
        Write("a.br", packed.ToArray());

        Assert.Equal("hello"u8.ToArray(), Done("readCompressedFile", ("filePath", Text(User + "a.br")), ("compressionAlgorithm", Text("br")))["data"].AsBytes);
        Assert.Equal(FailureKind.Parameter, Fails("readCompressedFile", ("filePath", Text(User + "a.br")), ("compressionAlgorithm", Text("gz"))).Kind);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(2, "he")]
    [InlineData(7, "hello\0\0")]
    public void Truncate_cuts_a_file_or_fills_it_up(int length, string expected)
    {
        Write("a", "hello"u8.ToArray());

        Done("truncate", ("filePath", Text(User + "a")), ("length", Argument.Of(length)));

        Assert.Equal(expected, Read("a"));
    }

    private static Argument Text(string text) => Argument.Of(text);

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    private void Write(string name, byte[] content) => Done("writeFile", ("filePath", Text(User + name)), ("data", Argument.Of(content)));

    private string Read(string name) => Done("readFile", ("filePath", Text(User + name)), ("encoding", Text("utf8")))["data"].AsString!;

    private Argument Done(string function, params (string, Argument)[] options) => Assert.IsType<HostAnswer.Done>(Do(function, options)).Fields;

    private Failure Fails(string function, params (string, Argument)[] options) => Assert.IsType<HostAnswer.Failed>(Do(function, options)).Failure;

    private HostAnswer Do(string function, params (string, Argument)[] options)
    {
        var profile = Profiles.Of("wechat");
        profile = profile with { Host = profile.Host with { ArchiveLimit = _limit, ArchiveEntries = 10 } };
        return new FileDeeds(profile, Profiles.OpenProgram("wechat"), _store).Do(function, function, Argument.Object(options), "");
    }
}
