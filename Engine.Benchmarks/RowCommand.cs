using System.CommandLine;
using System.Globalization;
using MiniActors.Benchmarks.Nodes;
using MiniActors.Benchmarks.Peer;
using MiniActors.Benchmarks.Reporting;
using MiniActors.Benchmarks.Rows;
using Spectre.Console;

namespace MiniActors.Benchmarks;

/// <summary>The commands that measure: one a row, and <c>all</c>.</summary>
internal static class RowCommand
{
    private const int GoalMissed = 1;
    private const int RowBroken = 3;
    private const string On = "on";
    private const string Off = "off";

    private static readonly Option<int?> Runs = AtLeastOne("--runs", "How many rounds are counted; each row has its own default.");
    private static readonly Option<int?> Messages = AtLeastOne("--messages", "How many messages each socket gets in a round, requests are made, or sessions are idle; for a shorter run.");
    private static readonly Option<int?> MiB = AtLeastOne("--mib", "How many MiB a transferred file has; for a shorter run.");
    private static readonly Option<string?> Wire = OneOf("--wire", "What carries the WebSockets of the engine; both, where it is not said.", [.. Wires.All]);
    private static readonly Option<string?> Node = OneOf("--node", "Whether Node.js is compared with, where it is installed; on, where it is not said.", On, Off);
    private static readonly Option<bool> Unpublished = new("--unpublished") { Description = "start: measure the program as it was built, and publish nothing." };
    private static readonly Option<FileInfo?> Json = Target("--json", "A file for the figures as JSON.");
    private static readonly Option<FileInfo?> Markdown = Target("--markdown", "A file for the figures as a document.");
    private static readonly Option<FileInfo?> Svg = Target("--svg", "A file for a drawing of the row growth.");
    private static readonly Option<bool> Check = new("--check") { Description = "End with status 1 when a goal does not hold." };

    /// <summary>The command of one row.</summary>
    public static Command Make(IRow row) => Make(row.Name, row.Summary, async (parsed, node, cancellation) =>
    {
        await using var peer = await PeerProcess.StartAsync(cancellation).ConfigureAwait(false);
        return await ReportAsync([row], one => one.RunAsync(OrderOf(parsed, node, peer), cancellation), parsed, node, cancellation).ConfigureAwait(false);
    });

    /// <summary>The command of all of them, each in a process of its own.</summary>
    public static Command MakeAll(IReadOnlyList<IRow> rows) => Make("all", "Runs every row, each in a process of its own.", (parsed, node, cancellation) =>
        ReportAsync(rows, row => RowProcess.RunAsync(row.Name, OptionsOf(parsed), cancellation), parsed, node, cancellation));

    private static Command Make(string name, string summary, Func<ParseResult, NodeRuntime?, CancellationToken, Task<int>> run)
    {
        var command = new Command(name, summary) { Wire, Runs, Messages, MiB, Node, Unpublished, Json, Markdown, Svg, Check };
        command.SetAction(async (parsed, cancellation) =>
        {
            var node = parsed.GetValue(Node) == Off ? null : await NodeRuntime.FindAsync(Progress, cancellation).ConfigureAwait(false);
            return await run(parsed, node, cancellation).ConfigureAwait(false);
        });
        return command;
    }

    private static RowOrder OrderOf(ParseResult parsed, NodeRuntime? node, PeerProcess peer) =>
        new(peer.Url, peer.Web, parsed.GetValue(Runs), parsed.GetValue(Messages), parsed.GetValue(MiB), Progress)
        {
            Wires = parsed.GetValue(Wire) is { } wire ? [wire] : Wires.All,
            Node = node,
            ServerProcess = peer.Id,
            Publishes = !parsed.GetValue(Unpublished),
        };

    /// <summary>What was said of how rows are run, to be said again.</summary>
    internal static IEnumerable<string> OptionsOf(ParseResult parsed)
    {
        foreach (var (option, value) in new (Option, object?)[]
                 {
                     (Wire, parsed.GetValue(Wire)), (Runs, parsed.GetValue(Runs)), (Messages, parsed.GetValue(Messages)), (MiB, parsed.GetValue(MiB)), (Node, parsed.GetValue(Node)),
                 })
            if (value is not null) yield return string.Create(CultureInfo.InvariantCulture, $"{option.Name}={value}");
        if (parsed.GetValue(Unpublished)) yield return Unpublished.Name;
    }

    private static async Task<int> ReportAsync(
        IReadOnlyList<IRow> rows, Func<IRow, Task<IReadOnlyList<Figure>>> run, ParseResult parsed, NodeRuntime? node, CancellationToken cancellation)
    {
        var machine = Machine.Here(node?.Version);
        var (figures, broken) = (new List<Figure>(), false);
        foreach (var row in rows)
        {
            try
            {
                figures.AddRange(await run(row).ConfigureAwait(false));
            }
            catch (Exception error) when (!cancellation.IsCancellationRequested)
            {
                // It is told, and takes the figures of the others not with it.
                Progress($"{row.Name}: {error}");
                broken = true;
            }
            // After each row: a long run that is ended leaves what it has.
            await WriteAsync(parsed, machine, rows, figures, cancellation).ConfigureAwait(false);
        }
        FigureTable.Write(AnsiConsole.Console, figures);
        return broken ? RowBroken : StatusOf(figures, parsed.GetValue(Check));
    }

    private static void Progress(string told) => Console.Error.WriteLine(told);

    private static async Task WriteAsync(ParseResult parsed, Machine machine, IReadOnlyList<IRow> rows, List<Figure> figures, CancellationToken cancellation)
    {
        if (parsed.GetValue(Json) is { } json) await FigureFile.WriteAsync(json, machine, figures, cancellation).ConfigureAwait(false);
        if (parsed.GetValue(Markdown) is { } markdown)
            await MarkdownFile.WriteAsync(markdown, MarkdownFile.Text(machine, parsed.GetValue(Runs), rows, figures), cancellation).ConfigureAwait(false);
        if (parsed.GetValue(Svg) is { } svg && figures.Any(figure => figure.Point is not null))
            await GrowthPlot.WriteAsync(svg, figures, cancellation).ConfigureAwait(false);
    }

    /// <summary>The exit status after these figures.</summary>
    internal static int StatusOf(IReadOnlyList<Figure> figures, bool check) =>
        check && figures.Any(figure => figure.Goal is { Holds: false }) ? GoalMissed : 0;

    private static Option<FileInfo?> Target(string name, string summary) => new(name) { Description = summary, HelpName = "FILE" };

    private static Option<string?> OneOf(string name, string summary, params string[] values)
    {
        var option = new Option<string?>(name) { Description = summary };
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    private static Option<int?> AtLeastOne(string name, string summary)
    {
        var option = new Option<int?>(name) { Description = summary, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 1) result.AddError($"{name}: at least 1");
        });
        return option;
    }
}
