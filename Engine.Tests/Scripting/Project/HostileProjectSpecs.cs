using System.Diagnostics;
using System.Text;
using MiniActors.Scripting;
using MiniActors.Tests.Host;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Scripting.Project;

/// <summary>Projects that somebody made to do harm: each is read, or refused in one line, and soon.</summary>
public sealed class HostileProjectSpecs : ScriptFolder
{
    /// <summary>A project of these files; <c>app.js</c> and <c>app.json</c> are harmless where they are not among them.</summary>
    private string Project(params (string Path, byte[] Bytes)[] files)
    {
        var directory = Missing("project");
        foreach (var (path, bytes) in files.Prepend(("app.json", "{}"u8.ToArray())).Prepend(("app.js", "console.log('read')"u8.ToArray())))
        {
            var file = Path.Combine(directory, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, bytes);
        }
        return directory;
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task<CommandRun> RunAsync(string directory)
    {
        var start = Stopwatch.GetTimestamp();
        var run = await CommandRun.OfAsync("run", directory, "--time-limit", "20s");
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.DoesNotContain("this is a fault of mini-actors", run.Error, StringComparison.Ordinal);
        return run;
    }

    private static readonly Dictionary<string, (string File, string Text, string Complaint)> Useless = new()
    {
        { "lists in lists", ("app.json", new string('[', 100_000), "app.json:1: this is no JSON: The maximum configured depth of 64 has been exceeded") },
        { "objects in objects", ("app.json", string.Concat(Enumerable.Repeat("{\"a\":", 100_000)), "app.json:1: this is no JSON: The maximum configured depth of 64 has been exceeded") },
        { "a time without end", ("app.json", "{\"networkTimeout\": {\"request\": 1e999}}", "\"request\" must be between 1 and 86400000 milliseconds") },
        { "a time before the beginning", ("app.json", "{\"networkTimeout\": {\"request\": -1e999}}", "\"request\" must be between 1 and 86400000 milliseconds") },
        { "a time of 100,000 digits", ("app.json", "{\"networkTimeout\": {\"request\": " + new string('9', 100_000) + "}}", "\"request\" must be between 1 and 86400000 milliseconds") },
        { "half a character in a page", ("app.json", "{\"pages\": [\"\\ud800\"]}", "app.json:1: \"pages\" has half a character in it") },
        { "half a character in the first page", ("app.json", "{\"pages\": [\"a\"], \"entryPagePath\": \"\\udc00\"}", "app.json:1: \"entryPagePath\" has half a character in it") },
        { "a first page with a name of a mebibyte", ("app.json", "{\"pages\": [\"a\"], \"entryPagePath\": \"" + new string('x', 1 << 20) + "\"}", "is not in \"pages\"") },
        { "nothing", ("app.json", "", "app.json:1: this is no JSON: ") },
        { "null", ("app.json", "null", "app.json:1: must be an object { … }") },
        { "two objects", ("app.json", "{}{}", "app.json:1: this is no JSON: ") },
        { "a control character", ("app.json", "{\"a\":\u0001}", "app.json:1: this is no JSON: ") },
        { "a root outside the project", ("project.config.json", "{\"miniprogramRoot\": \"../../etc\"}", "\"miniprogramRoot\" must lie in the project") },
        { "a root with a NUL", ("project.config.json", "{\"miniprogramRoot\": \"a\\u0000b\"}", "app.json is missing") },
        { "half a character in the app id", ("project.config.json", "{\"appid\": \"\\ud800\"}", "\"appid\" has half a character in it") },
        { "half a character in the type", ("project.config.json", "{\"compileType\": \"\\ud800\"}", "\"compileType\" has half a character in it") },
    };

    public static TheoryData<string> Refused => new(Useless.Keys);

    [Theory, MemberData(nameof(Refused))]
    public async Task What_no_project_can_be_made_of_is_one_line_that_says_where(string what)
    {
        var (file, text, complaint) = Useless[what];
        var run = await RunAsync(Project((file, Text(text))));
        Assert.Equal(2, run.Status);
        Assert.Contains(complaint, run.Complaint, StringComparison.Ordinal);
    }

    /// <summary>By their names, and made when they are used: they are too large to be the arguments of a test.</summary>
    private static readonly Dictionary<string, Func<byte[]>> Readable = new()
    {
        { "UTF-8 with a mark", () => [.. Encoding.UTF8.GetPreamble(), .. Text("{\"pages\": []}")] },
        { "UTF-16 with a mark", () => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{\"pages\": []}")] },
        { "UTF-16 with a mark, the other way round", () => [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes("{\"pages\": []}")] },
        { "a key twice", () => Text("{\"pages\": 7, \"pages\": []}") },
        { "a giant text that nobody reads", () => Text("{\"description\": \"" + new string('x', 4 << 20) + "\"}") },
        { "a giant list that nobody reads", () => Text("{\"list\": [" + string.Join(',', Enumerable.Repeat("0", 1 << 20)) + "]}") },
        { "bytes that are no UTF-8 in a text", () => [.. Text("{\"description\": \""), 0xC3, 0x28, .. Text("\"}")] },
    };

    public static TheoryData<string> Encoded => new(Readable.Keys);

    [Theory, MemberData(nameof(Encoded))]
    public async Task What_can_be_read_is_read(string what)
    {
        var run = await RunAsync(Project(("app.json", Readable[what]())));
        Assert.Equal((0, "read\n", ""), (run.Status, run.Out, run.Error));
    }

    [Theory]
    [InlineData("app.json")]
    [InlineData("app.js")]
    public async Task UTF_16_without_a_mark_is_no_text(string file)
    {
        var run = await RunAsync(Project((file, Encoding.Unicode.GetBytes(file == "app.js" ? "console.log(1)" : "{}"))));
        Assert.NotEqual(0, run.Status);
        Assert.Contains($"{file}:1", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app.json", 2)]
    [InlineData("app.js", 2)]
    public async Task A_file_that_is_too_large_is_not_read(string file, int status)
    {
        var directory = Project();
        using (var huge = File.OpenWrite(Path.Combine(directory, file))) huge.SetLength(40L << 30);
        var before = GC.GetTotalAllocatedBytes();
        var run = await RunAsync(directory);
        Assert.Equal(status, run.Status);
        Assert.EndsWith("is larger than 16 MiB", run.Complaint, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 512L << 20);
    }

    [Fact]
    public async Task A_pipe_is_no_file()
    {
        var directory = Project();
        foreach (var name in new[] { "pipe.json", "package" })
            using (var mkfifo = Process.Start("mkfifo", Path.Combine(directory, name))) await mkfifo.WaitForExitAsync().WaitAsync(Patience.Long);
        Write("try { require('./pipe.json') } catch (e) { console.log(e.message.includes('no plain file')) }\ntry { require('./package') } catch (e) { console.log(e.message.includes('no plain file')) }", "project/app.js");
        var run = await RunAsync(directory);
        Assert.Equal((0, "true\ntrue\n"), (run.Status, run.Out));

        File.Delete(Path.Combine(directory, "app.json"));
        File.Move(Path.Combine(directory, "package"), Path.Combine(directory, "app.json"));
        Assert.EndsWith("is no plain file", (await RunAsync(directory)).Complaint, StringComparison.Ordinal);
    }

    /// <summary>However fast it grows, it is read to the limit.</summary>
    [Fact]
    public async Task A_file_that_grows_while_it_is_read_comes_to_an_end()
    {
        var path = Write("x");
        using var stop = new CancellationTokenSource();
        var growing = Task.Run(async () =>
        {
            using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            while (!stop.IsCancellationRequested && file.Length < 512 << 20) await file.WriteAsync(new byte[1 << 20]);
        });
        void ReadOn()
        {
            while (true) SourceText.Read(path, limit: 8 << 20);
        }

        var error = Assert.Throws<IOException>(ReadOn);
        await stop.CancelAsync();
        await growing.WaitAsync(Patience.Long);
        Assert.EndsWith("is larger than 8 MiB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Packages_that_go_round_in_a_circle_or_lead_out_are_not_found()
    {
        var secret = Write("{\"key\": 1}", "secret.json");
        Write("module.exports = 'out'", "out.js");
        var directory = Project(
            ("node_modules/self/package.json", Text("{\"main\": \".\"}")),
            ("node_modules/up/package.json", Text("{\"main\": \"../up\"}")),
            ("node_modules/a/package.json", Text("{\"main\": \"../b\"}")), ("node_modules/b/package.json", Text("{\"main\": \"../a\"}")),
            ("node_modules/away/package.json", Text("{\"main\": \"../../../out.js\"}")),
            ("node_modules/half/package.json", Text("{\"main\": \"\\ud800\", \"exports\": {\"\\udc00\": \"x\"}}")),
            ("node_modules/deep/package.json", Text("{\"exports\": " + string.Concat(Enumerable.Repeat("{\".\":", 100_000)))),
            ("node_modules/nul/package.json", Text("{\"main\": \"a\\u0000b\"}")),
            ("node_modules/long/package.json", Text("{\"main\": \"" + new string('x', 1 << 20) + "\"}")),
            ("node_modules/mine/package.json", Text("{\"main\": 7, \"main\": \"real.js\"}")), ("node_modules/mine/real.js", Text("module.exports = 'mine'")));
        var modules = Path.Combine(directory, "node_modules");
        Directory.CreateSymbolicLink(Path.Combine(modules, "linked"), Path.GetDirectoryName(secret)!);
        Directory.CreateSymbolicLink(Path.Combine(modules, "round"), Path.Combine(modules, "round"));
        File.CreateSymbolicLink(Path.Combine(modules, "secret.json"), secret);
        string[] names = ["self", "up", "a", "away", "half", "deep", "nul", "long", "linked/secret.json", "linked/out", "round", "round/x", "secret.json", "mine"];
        Write($"for (const name of {System.Text.Json.JsonSerializer.Serialize(names)}) try {{ console.log(name, require(name)) }} catch (e) {{ console.log(name, e.code) }}", "project/app.js");

        var run = await RunAsync(directory);

        Assert.Equal(string.Concat(names.Select(name => $"{name} {(name == "mine" ? "mine" : "MODULE_NOT_FOUND")}\n")), run.Out);
    }

    [Theory]
    [InlineData("nested", "SyntaxError")]
    [InlineData("twice", "2")]
    [InlineData("number", "Infinity")]
    [InlineData("huge", "cannot be read")]
    public async Task JSON_that_is_required_is_read_as_JavaScript_reads_it(string name, string says)
    {
        var directory = Project(
            ("nested.json", Text(new string('[', 100_000) + new string(']', 100_000))),
            ("twice.json", Text("{\"v\": 1, \"v\": 2}")),
            ("number.json", Text("{\"v\": 1e999}")),
            ("huge.json", Text("{}")));
        using (var huge = File.OpenWrite(Path.Combine(directory, "huge.json"))) huge.SetLength(1L << 30);
        Write($"try {{ console.log(require('./{name}.json').v) }} catch (e) {{ console.log(`${{e.name}}: ${{e.message}}`) }}", "project/app.js");
        var run = await RunAsync(directory);
        Assert.Contains(says, run.Out, StringComparison.Ordinal);
        Assert.Equal(0, run.Status);
    }
}
