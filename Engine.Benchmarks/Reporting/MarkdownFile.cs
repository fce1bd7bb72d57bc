using System.Globalization;
using System.Text;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Reporting;

/// <summary>Figures as a document: the machine, and a table a row with the command that measures it again.</summary>
internal static class MarkdownFile
{
    /// <summary>Writes the file, over one that is there.</summary>
    public static Task WriteAsync(FileInfo file, string text, CancellationToken cancellation) => File.WriteAllTextAsync(file.FullName, text, cancellation);

    /// <summary>The document.</summary>
    /// <param name="machine">Where it was measured.</param>
    /// <param name="rounds">How many rounds each row was asked for; null: its own number.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="figures">What they gave.</param>
    public static string Text(Machine machine, int? rounds, IReadOnlyList<IRow> rows, IReadOnlyList<Figure> figures)
    {
        var text = new StringBuilder("# Measured\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{machine.Date:yyyy-MM-dd HH:mm} UTC, {machine.Processors} processors ({machine.Model ?? machine.Architecture}), {machine.System}, {machine.Runtime}");
        text.Append(machine.Node is null ? ", no Node.js" : $", Node.js {machine.Node}");
        if (machine.Load is { } load) text.Append(CultureInfo.InvariantCulture, $", load {load:0.0} before it began");
        if (rounds is { } few) text.Append(CultureInfo.InvariantCulture, $", --runs {few}");
        text.Append(".\n\nWritten by `Engine.Benchmarks`, not by hand; [performance.md](performance.md) says how to read it. Medians of the rounds; a ratio is the median of the ratios within a round.\n");
        foreach (var row in rows.Where(row => figures.Any(figure => figure.Row == row.Name)))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {row.Name}\n\n{Sentence(row.Summary)} Goals: {row.Goals}.\n\n");
            text.Append(CultureInfo.InvariantCulture, $"```sh\ndotnet run -c Release --project Engine.Benchmarks -- {row.Name}\n```\n\n");
            Append(text, [.. figures.Where(figure => figure.Row == row.Name)]);
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<Figure> figures)
    {
        var columns = Column.Of(figures);
        text.Append("| load | quantity |").AppendJoin("", columns.Select(column => $" {column.Title} |")).Append(" goal |\n");
        text.Append("|---|---|").AppendJoin("", columns.Select(column => column.Word is null ? "--:|" : "---|")).Append("---|\n");
        var before = "";
        foreach (var figure in figures)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {(figure.Load == before ? "" : figure.Load)} | {figure.Quantity} |")
                .AppendJoin("", columns.Select(column => $" {column.Text(figure)} |"))
                .Append(CultureInfo.InvariantCulture, $" {Text(figure.Goal)} |\n");
            before = figure.Load;
        }
    }

    private static string Text(Goal? goal) => goal is null ? "" : $"{goal.Text} {(goal.Holds ? "✓" : "**✗**")}";

    private static string Sentence(string summary) => $"{char.ToUpperInvariant(summary[0])}{summary[1..]}.";
}
