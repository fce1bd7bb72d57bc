namespace MiniActors.Tests.Host;

public sealed class CommandLineSpecs
{
    [Theory]
    [InlineData("", "a command is missing; the commands are demo, run, lint, lab, platforms, serve ('mini-actors --help' explains them)")]
    [InlineData("bogus", "unknown command 'bogus'; the commands are demo, run, lint, lab, platforms, serve")]
    [InlineData("--bogus", "unknown option '--bogus'; 'mini-actors --help' lists the options")]
    [InlineData("run", "required argument 'FILE' missing for command: 'run'; 'mini-actors run --help' explains")]
    [InlineData("run --bogus a.js", "unknown option '--bogus'; 'mini-actors run --help' lists the options")]
    [InlineData("run a.js --bogus=1", "unknown option '--bogus=1'; 'mini-actors run --help' lists the options")]
    [InlineData("run a.js b.js", "'b.js' is one argument too many; 'mini-actors run --help' explains")]
    [InlineData("run a.js --platform --quiet", "'--platform' needs a value before '--quiet'")]
    [InlineData("run a.js --platform", "required argument missing for option: '--platform'; 'mini-actors run --help' explains")]
    [InlineData("run a.js --platform wechat --platform baidu", "option '--platform' expects a single argument but 2 were provided; 'mini-actors run --help' explains")]
    [InlineData("run a.js --url-check maybe", "--url-check 'maybe': write on or off")]
    [InlineData("run a.js --map wss://a.com", "--map 'wss://a.com' has no '='; write FROM=TO, e.g. wss://echo.example.com=ws://127.0.0.1:9000")]
    [InlineData("run a.js --map wss://a.com=http://b.com", "--map 'wss://a.com=http://b.com' leads from one kind of url to another; http(s) goes to http(s), ws(s) to ws(s)")]
    [InlineData("run a.js --map a.com=wss://b.com", "--map: 'a.com' is no absolute http, https, ws or wss url")]
    [InlineData("run a.js --define A=foo", "--define A: 'foo' is no JSON; a text needs its quotes: A='\"text\"'")]
    [InlineData("run a.js --define A", "--define 'A' has no '='; write NAME=JSON, e.g. PORT=9000 or NAME='\"text\"'")]
    [InlineData("run a.js --define a-b=1", "--define: 'a-b' is no name of a JavaScript variable")]
    [InlineData("run a.js --polyfill node", "--polyfill 'node' is no pack; there is web")]
    [InlineData("run a.js --time-limit 5", "--time-limit '5' is no time; write it like 500ms, 30s or 2m")]
    [InlineData("run a.js --time-limit 0s", "--time-limit '0s' is no time; write it like 500ms, 30s or 2m")]
    [InlineData("run a.js --time-limit 9999999m", "--time-limit '9999999m' is no time; write it like 500ms, 30s or 2m")]
    [InlineData("run a.js --base-library new", "--base-library 'new' is no version; write it like 2.10.0")]
    [InlineData("run a.js --allow-files /no/such/directory", "--allow-files '/no/such/directory' is no directory")]
    [InlineData("lab --http-port 65536", "--http-port '65536' is no port; take 0 to 65535")]
    [InlineData("lab --http-port abc", "--http-port 'abc' is no port; take 0 to 65535")]
    [InlineData("platforms a b", "'b' is one argument too many; 'mini-actors platforms --help' explains")]
    public async Task What_cannot_be_understood_is_one_line_that_says_what_to_do(string line, string complaint)
    {
        var run = await CommandRun.OfAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(("mini-actors: " + complaint, 2, ""), (run.Complaint, run.Status, run.Out));
    }

    [Theory]
    [InlineData("--help", "mini-actors run my-script.js --platform alipay")]
    [InlineData("run --help", "mini-actors run chat.js --map wss://chat.example.com=ws://127.0.0.1:9000")]
    [InlineData("demo --help", "mini-actors demo")]
    [InlineData("lab -h", "mini-actors lab --http-port 9080 --https-port 9443 --certificate lab.pem")]
    [InlineData("platforms -?", "mini-actors platforms alipay")]
    [InlineData("serve --help", "mini-actors serve --config /etc/mini-actors.conf")]
    public async Task Help_ends_with_examples_and_has_no_colours(string line, string example)
    {
        var run = await CommandRun.OfAsync(line.Split(' '));

        Assert.Equal((0, ""), (run.Status, run.Error));
        Assert.Contains("\nExamples:\n", run.Out, StringComparison.Ordinal);
        Assert.Contains(example, run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Out);
    }

    [Fact]
    public async Task The_version_is_this_programs_own()
    {
        var run = await CommandRun.OfAsync("--version");

        Assert.Equal(0, run.Status);
        Assert.Matches(@"^mini-actors \d+\.\d+\.\d+\n$", run.Out);
    }
}
