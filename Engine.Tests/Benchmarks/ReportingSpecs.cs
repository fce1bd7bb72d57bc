using System.Xml.Linq;
using MiniActors.Benchmarks.Echo;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Reporting;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Tests.Benchmarks;

public class ReportingSpecs
{
    private static readonly Machine Machine = new(2, "a processor", "X64", "a system", "a runtime", "v20", 0.5, DateTimeOffset.UnixEpoch);

    [Fact]
    public void The_document_says_machine_date_and_the_command_of_each_row()
    {
        var text = MarkdownFile.Text(Machine, 1, [new EchoRow()], [Figure(1, 2.5) with { Row = "echo", Goal = new Goal("≥ 2.0 of raw", true) }]);

        Assert.StartsWith("# ", text, StringComparison.Ordinal);
        Assert.Contains("1970-01-01 00:00 UTC, 2 processors (a processor), a system, a runtime, Node.js v20, load 0.5 before it began, --runs 1", text, StringComparison.Ordinal);
        Assert.Contains("-- echo\n", text, StringComparison.Ordinal);
        Assert.Contains("| load | CPU | native | 2.5 | ≥ 2.0 of raw ✓ |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_in_which_nobody_has_anything_is_left_out() =>
        Assert.Equal(["wire", "engine"], Column.Of([Figure(1, 2)]).Select(column => column.Title));

    [Fact]
    public void The_drawing_has_a_panel_for_each_axis_and_a_line_for_each_contender()
    {
        var raw = Spread.Of([1]);
        var drawing = XDocument.Parse(GrowthPlot.Text([Figure(1, 2) with { Raw = raw }, Figure(256, 3) with { Raw = raw }, Figure(1, 2) with { Point = new Point("sessions", 10) }]));

        var svg = drawing.Root!.Name.Namespace;
        Assert.Equal(2, drawing.Root.Elements(svg + "g").Count());
        Assert.Equal(3, drawing.Descendants(svg + "polyline").Count());
    }

    private static Figure Figure(double at, double engine) =>
        new("growth", "load", "CPU", Spread.Of([engine]), Wire: "native", Point: new Point("sockets", at));
}
