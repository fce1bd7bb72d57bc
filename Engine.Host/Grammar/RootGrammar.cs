using System.CommandLine;
using System.CommandLine.Help;
using MiniActors.Host.Commands;

namespace MiniActors.Host.Grammar;

/// <summary>The grammar of the whole command line; each command lives in <c>Commands</c> with its own options.</summary>
internal static class RootGrammar
{
    /// <summary>The name of the program, as a user types it.</summary>
    public const string Program = "mini-actors";

    private static readonly Dictionary<string, Example[]> Examples = new()
    {
        [Program] =
        [
            new("mini-actors demo", "the tour: one script on every platform, side by side"),
            new("mini-actors run my-script.js --platform alipay", "runs a script under Alipay's rules"),
        ],
        ["demo"] = [new("mini-actors demo", "plays the tour on sockets and HTTPS of the built-in lab; nothing leaves this machine")],
        ["run"] =
        [
            new("mini-actors run chat.js --platform wechat/game", "a script under the rules of WeChat's mini games"),
            new("mini-actors run my-project --page 'pages/detail/detail?id=1'", "a whole project, from one of its pages"),
            new("mini-actors run chat.js --map wss://chat.example.com=ws://127.0.0.1:9000", "the script's own address leads to a server of yours"),
            new("mini-actors run chat.js --url-check off --allow-private", "what the devtools switch does: any host, local servers too"),
            new("mini-actors run chat.js --define ROOM='\"blue\"' --time-limit 30s --strict", "a global for the script, a limit, and diagnostics as errors"),
            new("mini-actors run chat.js --trace chat.jsonl", "what was called and what was told, line by line; docs/trace.md explains it"),
        ],
        ["lint"] =
        [
            new("mini-actors lint chat.js", "what is not the same on every platform: options, failures, output"),
            new("mini-actors lint chat.js --platform wechat,alipay --url-check off --allow-private --json", "two platforms, against a local server, for a machine"),
        ],
        ["lab"] = [new("mini-actors lab --http-port 9080 --https-port 9443 --certificate lab.pem", "fixed ports, and the certificate to trust in lab.pem")],
        ["platforms"] =
        [
            new("mini-actors platforms", "every platform in one table"),
            new("mini-actors platforms alipay", "all rules of one platform, each with its source"),
            new("mini-actors platforms wechat --base-library 1.6.9 --json", "the rules of an old client, for a machine"),
        ],
        ["serve"] = [new("mini-actors serve --config /etc/mini-actors.conf", "opens what mini-actors.serve.programs lists, until SIGTERM")],
    };

    /// <summary>The grammar, with actions that write to this terminal.</summary>
    public static RootCommand For(Terminal terminal)
    {
        var root = new RootCommand("The network API of WeChat, Alipay and Baidu mini programs, as an engine.")
        {
            HelpName = Program,
        };
        root.Directives.Clear();
        root.Add(SharedOptions.Quiet);
        root.Add(SharedOptions.Verbose);
        root.Add(DemoCommand.For(terminal));
        root.Add(RunCommand.For(terminal));
        root.Add(LintCommand.For(terminal));
        root.Add(LabCommand.For(terminal));
        root.Add(PlatformsCommand.For(terminal));
        root.Add(ServeCommand.For(terminal));
        foreach (var option in root.Options)
        {
            if (option is HelpOption) option.Action = new ExampleHelp(Examples, terminal.Width);
            if (option is VersionOption) option.Action = new VersionAnswer();
        }
        return root;
    }
}
