using System.Text.Json;
using MiniActors.Host.Lab;

namespace MiniActors.Tests.Host;

/// <summary>Files of a script that <c>run</c> plays, against a real lab: those of the host, and its own.</summary>
public sealed class RunFilesSpecs : ScriptFolder
{
    private const string Script = """
        const tell = (what) => (failure) => { console.log(what, failure.errMsg || failure.errorMessage); };
        async function play() {
          const upload = { url: LAB + '/upload', name: 'letter', fileType: 'image' };
          await React.api.uploadFile({ ...upload, filePath: FROM }).then((res) => {
            const part = JSON.parse(res.data).parts[0];
            console.log('up', res.statusCode, part.name, part.filename, part.size);
          }, tell('up'));
          await React.api.downloadFile({ url: LAB + '/bytes/1000', filePath: TO }).then((res) => {
            console.log('down', res.statusCode, res.tempFilePath === TO);
          }, tell('down'));
        }
        play();
        """;

    public static TheoryData<string> Platforms => ["wechat", "wechat/game", "alipay", "baidu"];

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Allowed_directories_serve_upload_and_download_with_their_subfolders(string platform)
    {
        var from = Write("dear reader", "letter.txt");
        var deep = Directory.CreateDirectory(Missing("deep/er")).FullName;
        var to = Path.Combine(deep, "bytes.bin");

        var run = await PlayAsync(platform, from, to, "--allow-files", Path.GetDirectoryName(from)!);

        Assert.Equal((0, "up 200 letter letter.txt 11\ndown 200 true\n", ""), (run.Status, run.Out, run.Error));
        Assert.Equal(Enumerable.Range(0, 1000).Select(index => (byte)(index % 251)), await File.ReadAllBytesAsync(to));
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Without_them_no_file_of_the_host_is_read_or_written(string platform)
    {
        var from = Write("secret", "letter.txt");
        var to = Missing("bytes.bin");

        var run = await PlayAsync(platform, from, to);

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Collection(run.Out.TrimEnd('\n').Split('\n'), AssertDenied("up "), AssertDenied("down "));
        Assert.False(File.Exists(to));
    }

    [Fact]
    public async Task A_symbolic_link_leads_nowhere_out_of_an_allowed_directory()
    {
        var secret = Write("secret", "secret.txt");
        var allowed = Directory.CreateDirectory(Missing("allowed")).FullName;
        var from = File.CreateSymbolicLink(Path.Combine(allowed, "letter.txt"), secret).FullName;
        var outside = Directory.CreateDirectory(Missing("outside")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(allowed, "door"), outside);

        var run = await PlayAsync("wechat", from, Path.Combine(allowed, "door", "bytes.bin"), "--allow-files", allowed);

        Assert.Collection(run.Out.TrimEnd('\n').Split('\n'), AssertDenied("up "), AssertDenied("down "));
        Assert.Empty(Directory.EnumerateFileSystemEntries(outside));
    }

    [Fact]
    public async Task A_directory_that_is_not_there_is_a_wrong_command_line()
    {
        var run = await CommandRun.OfAsync("run", Write(""), "--allow-files", Missing("nowhere"));

        Assert.Equal(($"mini-actors: --allow-files '{Missing("nowhere")}' is no directory", 2), (run.Complaint, run.Status));
    }

    private static Action<string> AssertDenied(string start) => line =>
    {
        Assert.StartsWith(start, line, StringComparison.Ordinal);
        Assert.DoesNotContain("200", line, StringComparison.Ordinal);
    };

    private async Task<CommandRun> PlayAsync(string platform, string from, string to, params string[] more)
    {
        await using var lab = await LabServer.StartAsync(new LabOptions(), CancellationToken.None);
        return await CommandRun.OfAsync(
            [
                "run", Write(Script), "--platform", platform, "--quiet",
                "--set", "program.domains.upload=[\"https://lab.example.com\"]",
                "--set", "program.domains.download=[\"https://lab.example.com\"]",
                "--map", $"https://lab.example.com={lab.HttpUrl.GetLeftPart(UriPartial.Authority)}",
                "--define", "LAB=\"https://lab.example.com\"",
                "--define", $"FROM={JsonSerializer.Serialize(from)}",
                "--define", $"TO={JsonSerializer.Serialize(to)}",
                .. more,
            ]);
    }
}
