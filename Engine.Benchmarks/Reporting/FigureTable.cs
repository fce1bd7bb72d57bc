using System.Globalization;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;
using Spectre.Console;

namespace MiniActors.Benchmarks.Reporting;

/// <summary>Figures as a table for a person: medians, and the range of the rounds behind them.</summary>
internal static class FigureTable
{
    private const int WidthOfFile = 120;
    private const double Thousand = 1000;

    public static void Write(IAnsiConsole console, IReadOnlyList<Figure> figures)
    {
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = WidthOfFile;
        foreach (var load in figures.GroupBy(figure => (figure.Row, figure.Load)))
        {
            console.WriteLine();
            console.WriteLine($"{load.Key.Row}: {load.Key.Load}");
            console.Write(TableOf([.. load]));
        }
    }

    private static Table TableOf(IReadOnlyList<Figure> figures)
    {
        var compared = figures.Any(figure => figure.Raw is not null);
        var table = new Table().Border(TableBorder.Rounded).AddColumn("");
        foreach (var title in compared ? new[] { "engine", "raw", "engine / raw" } : ["engine"]) table.AddColumn(title, column => column.RightAligned().NoWrap());
        table.AddColumn("goal", column => column.NoWrap());
        foreach (var figure in figures)
        {
            string[] spreads = compared ? [Text(figure.Engine), Text(figure.Raw), Text(figure.Ratio, "0.00")] : [Text(figure.Engine)];
            table.AddRow([Markup.Escape(figure.Quantity), .. spreads, Text(figure.Goal)]);
        }
        return table;
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
        var median = Number(spread.Median);
        return spread.Least == spread.Most ? median : $"{median} [grey]({Number(spread.Least)}–{Number(spread.Most)})[/]";

        string Number(double value) => format is not null ? value.ToString(format, CultureInfo.InvariantCulture) : Short(value);
    }

    /// <summary>Three digits are as much as such figures are worth.</summary>
    private static string Short(double value) => value switch
    {
        >= 100 * Thousand => string.Create(CultureInfo.InvariantCulture, $"{value / Thousand:0} k"),
        >= 10 * Thousand => string.Create(CultureInfo.InvariantCulture, $"{value / Thousand:0.0} k"),
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.#", CultureInfo.InvariantCulture),
    };
}
