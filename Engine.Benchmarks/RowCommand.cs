using System.CommandLine;
using MiniActors.Benchmarks.Peer;
using MiniActors.Benchmarks.Reporting;
using MiniActors.Benchmarks.Rows;
using Spectre.Console;

namespace MiniActors.Benchmarks;

/// <summary>The commands that measure: one a row, and <c>all</c>.</summary>
internal static class RowCommand
{
    private const int GoalMissed = 1;

    private static readonly Option<int?> Runs = AtLeastOne("--runs", "How many rounds are counted; each row has its own default.");
    private static readonly Option<int?> Messages = AtLeastOne("--messages", "How many messages each socket gets in a round, requests are made, or scripts are idle; for a shorter run.");
    private static readonly Option<int?> MiB = AtLeastOne("--mib", "How many MiB a transferred file has; for a shorter run.");
    private static readonly Option<FileInfo?> Json = new("--json") { Description = "A file for the figures as JSON.", HelpName = "FILE" };
    private static readonly Option<bool> Check = new("--check") { Description = "End with status 1 when a goal does not hold." };

    public static Command Make(string name, string summary, IReadOnlyList<IRow> rows)
    {
        var command = new Command(name, summary) { Runs, Messages, MiB, Json, Check };
        command.SetAction((parsed, cancellation) => RunAsync(rows, parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<IRow> rows, ParseResult parsed, CancellationToken cancellation)
    {
        var figures = new List<Figure>();
        await using (var peer = await PeerProcess.StartAsync(cancellation).ConfigureAwait(false))
        {
            var order = new RowOrder(peer.Url, peer.Web, parsed.GetValue(Runs), parsed.GetValue(Messages), parsed.GetValue(MiB), Console.Error.WriteLine);
            foreach (var row in rows) figures.AddRange(await row.RunAsync(order, cancellation).ConfigureAwait(false));
        }
        FigureTable.Write(AnsiConsole.Console, figures);
        if (parsed.GetValue(Json) is { } file) await FigureFile.WriteAsync(file, figures, cancellation).ConfigureAwait(false);
        return StatusOf(figures, parsed.GetValue(Check));
    }

    /// <summary>The exit status after these figures.</summary>
    internal static int StatusOf(IReadOnlyList<Figure> figures, bool check) =>
        check && figures.Any(figure => figure.Goal is { Holds: false }) ? GoalMissed : 0;

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
