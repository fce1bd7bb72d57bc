using MiniActors.Model;

namespace MiniActors.Tests.Faults;

/// <summary>Downloads that would leave their sandbox, or find no room in it.</summary>
[Trait("Fault", "39")]
public sealed class DownloadFaultSpecs
{
    private const string Body = "Content-Type: text/plain\r\nContent-Length: 4\r\n\r\nbody";

    [Theory]
    [InlineData("attachment; filename=\"../../evil.sh\"", "/f")]
    [InlineData("attachment; filename=\"..\\..\\evil.sh\"", "/f")]
    [InlineData("attachment; filename=/etc/cron.d/evil", "/f")]
    [InlineData("attachment; filename*=UTF-8''%2Fetc%2Fevil", "/f")]
    [InlineData("attachment; filename*=UTF-8''%00evil", "/f")]
    [InlineData("attachment; filename=CON", "/f")]
    [InlineData("inline", "/..%2F..%2Fevil")]
    [InlineData("inline", "/%5C..%5Cevil.exe")]
    [InlineData("inline", "/a%00b")]
    [InlineData("inline", "/CON")]
    public Task What_the_server_calls_a_file_is_no_path(string disposition, string path) => Named(disposition, path);

    [Fact]
    public Task Nor_is_a_name_of_5000_letters() => Named("attachment; filename=" + new string('x', 5000), "/" + new string('y', 5000));

    private static Task Named(string disposition, string path) => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Answering($"HTTP/1.1 200 OK\r\nContent-Disposition: {disposition}\r\n{Body}");
        var result = await bench.Ledger.DownloadFile(new() { Url = $"http://localhost:{server.Port}{path}" }).SucceedsAsync();
        Assert.Matches("^" + System.Text.RegularExpressions.Regex.Escape(bench.Program.Profile.Files.TempPrefix) + "[0-9A-Za-z]+(\\.txt)?$", result.TempFilePath);
        var file = Assert.Single(bench.Stored);
        Assert.Equal("body", await File.ReadAllTextAsync(file));
        Assert.DoesNotContain("evil", file, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(bench.Outside));
    });

    [Theory]
    [InlineData("/etc/evil", FailureKind.FileDenied)]
    [InlineData("{usr}/../evil", FailureKind.FileDenied)]
    [InlineData("{usr}/..\\evil", FailureKind.FileDenied)]
    [InlineData("{usr}/a\0b", FailureKind.FileDenied)]
    [InlineData("{usr}/CON", FailureKind.FileDenied)]
    [InlineData("{usr}/no/such/directory", FailureKind.FileNotFound)]
    [InlineData("{usr}/", FailureKind.FileDenied)]
    [InlineData("{tmp}mine", FailureKind.FileDenied)]
    [InlineData("{outside}/../evil", FailureKind.FileDenied)]
    [InlineData("{outside}/directory", FailureKind.FileDenied)]
    [InlineData("{outside}/link/evil", FailureKind.FileDenied)]
    [InlineData("{outside}/link", FailureKind.FileDenied)]
    [InlineData("{outside}/missing/evil", FailureKind.FileNotFound)]
    public Task A_path_outside_of_the_sandbox_fails_before_anything_is_dialled(string path, FailureKind kind) => FaultBench.RunAsync(async bench =>
    {
        var elsewhere = Directory.CreateTempSubdirectory("mini-actors-elsewhere-");
        try
        {
            Directory.CreateDirectory(Path.Combine(bench.Outside, "directory"));
            Directory.CreateSymbolicLink(Path.Combine(bench.Outside, "link"), elsewhere.FullName);
            var files = bench.Program.Profile.Files;
            var server = bench.Answering("HTTP/1.1 200 OK\r\n" + Body);
            var call = bench.Ledger.DownloadFile(new()
            {
                Url = server.HttpUrl.ToString(),
                FilePath = path.Replace("{usr}", files.UserPrefix, StringComparison.Ordinal).Replace("{tmp}", files.TempPrefix, StringComparison.Ordinal)
                    .Replace("{outside}", bench.Outside, StringComparison.Ordinal),
            });
            Assert.Equal((kind, 0), ((await call.FailsAsync()).Kind, server.Connections));
            Assert.Empty(elsewhere.EnumerateFileSystemInfos());
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }
    });

    [Fact]
    public Task A_directory_that_cannot_be_written_fails_before_anything_is_dialled() => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Answering("HTTP/1.1 200 OK\r\n" + Body);
        var call = bench.Ledger.DownloadFile(new() { Url = server.HttpUrl.ToString(), FilePath = "/proc/mini-actors" }); // whoever we are
        Assert.Contains((await call.FailsAsync()).Kind, new[] { FailureKind.FileDenied, FailureKind.FileWrite, FailureKind.FileNotFound });
        Assert.Equal(0, server.Connections);
    }, options: (_, open) => open with { AllowFiles = ["/proc"] });

    [Theory]
    [InlineData("Content-Length: 200000\r\n\r\n")]
    [InlineData("Connection: close\r\n\r\n")]
    public Task When_there_is_no_room_the_call_fails_and_no_part_of_it_stays(string fields) => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Answering("HTTP/1.1 200 OK\r\n" + fields + new string('x', 200_000));
        Assert.Contains((await bench.Ledger.DownloadFile(new() { Url = server.HttpUrl.ToString() }).FailsAsync()).Kind, new[] { FailureKind.FileWrite, FailureKind.TooLarge });
        await FaultBench.UntilAsync(() => bench.Stored.Count == 0);
    }, hocon: "mini-actors.platforms.wechat.files.temp-quota = 100KiB");

    [Fact]
    public Task A_file_that_is_there_is_left_alone_when_the_download_breaks_off() => FaultBench.RunAsync(async bench =>
    {
        var path = Path.Combine(bench.Outside, "kept.txt");
        await File.WriteAllTextAsync(path, "old");
        var broken = bench.Answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        Assert.Equal(FailureKind.ConnectFailed, (await bench.Ledger.DownloadFile(new() { Url = broken.HttpUrl.ToString(), FilePath = path }).FailsAsync()).Kind);
        await FaultBench.UntilAsync(() => Directory.GetFileSystemEntries(bench.Outside).Length == 1);
        Assert.Equal("old", await File.ReadAllTextAsync(path));
        await bench.Ledger.DownloadFile(new() { Url = bench.Answering("HTTP/1.1 200 OK\r\n" + Body).HttpUrl.ToString(), FilePath = path }).SucceedsAsync();
        Assert.Equal("body", await File.ReadAllTextAsync(path));
    });
}
