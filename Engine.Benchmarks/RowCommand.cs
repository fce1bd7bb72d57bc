using System.CommandLine;
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

    public static Command Make(string name, string summary, IReadOnlyList<IRow> rows)
    {
        var command = new Command(name, summary) { Wire, Runs, Messages, MiB, Node, Unpublished, Json, Markdown, Svg, Check };
        command.SetAction((parsed, cancellation) => RunAsync(rows, parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<IRow> rows, ParseResult parsed, CancellationToken cancellation)
    {
        Action<string> progress = Console.Error.WriteLine;
        var node = parsed.GetValue(Node) == Off ? null : await NodeRuntime.FindAsync(progress, cancellation).ConfigureAwait(false);
        var machine = Machine.Here(node?.Version);
        var (figures, broken) = (new List<Figure>(), false);
        await using (var peer = await PeerProcess.StartAsync(cancellation).ConfigureAwait(false))
        {
            var order = new RowOrder(peer.Url, peer.Web, parsed.GetValue(Runs), parsed.GetValue(Messages), parsed.GetValue(MiB), progress)
            {
                Wires = parsed.GetValue(Wire) is { } wire ? [wire] : Wires.All,
                Node = node,
                ServerProcess = peer.Id,
                Publishes = !parsed.GetValue(Unpublished),
            };
            foreach (var row in rows)
            {
                broken |= !await RunAsync(row, order, figures, cancellation).ConfigureAwait(false);
                // After each row: a long run that is ended leaves what it has.
                await WriteAsync(parsed, machine, rows, figures, cancellation).ConfigureAwait(false);
            }
        }
        FigureTable.Write(AnsiConsole.Console, figures);
        return broken ? RowBroken : StatusOf(figures, parsed.GetValue(Check));
    }

    /// <summary>Runs one row. One that breaks is told, and takes the figures of the others not with it.</summary>
    private static async Task<bool> RunAsync(IRow row, RowOrder order, List<Figure> figures, CancellationToken cancellation)
    {
        try
        {
            figures.AddRange(await row.RunAsync(order, cancellation).ConfigureAwait(false));
            return true;
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            order.Progress($"{row.Name}: {error}");
            return false;
        }
    }

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
