using System.Globalization;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;
using Spectre.Console;

namespace MiniActors.Benchmarks.Reporting;

/// <summary>Figures as a table for a person: medians, and the range of the rounds behind them.</summary>
internal static class FigureTable
{
    public static void Write(IAnsiConsole console, IReadOnlyList<Figure> figures)
    {
        foreach (var load in figures.GroupBy(figure => (figure.Row, figure.Load)))
        {
            var table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape($"{load.Key.Row}: {load.Key.Load}"));
            table.AddColumn("");
            foreach (var column in new[] { "engine", "raw", "engine / raw" }) table.AddColumn(column, made => made.RightAligned());
            table.AddColumn("goal");
            foreach (var figure in load)
                table.AddRow(Markup.Escape(figure.Quantity), Text(figure.Engine), Text(figure.Raw), Text(figure.Ratio, "0.00"), Text(figure.Goal));
            console.Write(table);
        }
    }

    private static string Text(Goal? goal) => goal switch
    {
        null => "",
        { Holds: true } => $"[green]{Markup.Escape(goal.Text)} ✓[/]",
        _ => $"[red]{Markup.Escape(goal.Text)} ✗[/]",
    };

    private static string Text(Spread? spread, string? format = null)
    {
        if (spread is null) return "";
        format ??= spread.Most < 100 ? "0.0" : "N0";
        var median = Number(spread.Median);
        return spread.Least == spread.Most ? median : $"{median} [grey]({Number(spread.Least)}–{Number(spread.Most)})[/]";

        string Number(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
