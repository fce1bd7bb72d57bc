using MiniActors.Benchmarks.Rows;
using Spectre.Console;

namespace MiniActors.Benchmarks.Reporting;

/// <summary>Figures as a table for a person: medians, and the range of the rounds behind them.</summary>
internal static class FigureTable
{
    private const int WidthOfFile = 160;

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
        var columns = Column.Of(figures);
        var table = new Table().Border(TableBorder.Rounded).AddColumn("", column => column.NoWrap());
        foreach (var column in columns) table.AddColumn(column.Title, title => title.RightAligned().NoWrap());
        table.AddColumn("goal", column => column.NoWrap());
        foreach (var figure in figures)
            table.AddRow([Markup.Escape(figure.Quantity), .. columns.Select(column => Text(column, figure)), Text(figure.Goal)]);
        return table;
    }

    private static string Text(Goal? goal) => goal switch
    {
        null => "",
        { Holds: true } => $"[green]{Markup.Escape(goal.Text)} ✓[/]",
        _ => $"[red]{Markup.Escape(goal.Text)} ✗[/]",
    };

    private static string Text(Column column, Figure figure)
    {
        if (column.Spread(figure) is not { } spread) return Markup.Escape(column.Text(figure));
        return spread.Least == spread.Most
            ? column.Text(figure)
            : $"{column.Text(figure)} [grey]({column.Number(spread.Least)}–{column.Number(spread.Most)})[/]";
    }
}
