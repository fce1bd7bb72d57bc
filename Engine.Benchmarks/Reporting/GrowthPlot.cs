using System.Globalization;
using System.Text;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Reporting;

/// <summary>The figures that stand on an axis as an SVG: a panel for each axis, a line for each contender.</summary>
internal static class GrowthPlot
{
    private const int Panel = 330;
    private const int Height = 300;
    private const int Left = 52;
    private const int Right = 16;
    private const int Top = 64;
    private const int Bottom = 46;
    private const int Steps = 4;

    private static readonly (string Name, string Color)[] Lines =
        [(Wires.Native, "#1a7f37"), (Wires.WebsocketClient, "#0969da"), (Contender.Raw, "#8250df"), (Contender.Node, "#bc4c00")];

    /// <summary>Writes the file, over one that is there.</summary>
    public static Task WriteAsync(FileInfo file, IReadOnlyList<Figure> figures, CancellationToken cancellation) =>
        File.WriteAllTextAsync(file.FullName, Text(figures), cancellation);

    /// <summary>The drawing.</summary>
    public static string Text(IReadOnlyList<Figure> figures)
    {
        var panels = figures.Where(figure => figure.Point is not null).GroupBy(figure => (figure.Point!.Axis, figure.Quantity)).ToList();
        var svg = new StringBuilder();
        Line(svg, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{panels.Count * Panel}" height="{Height}" font-family="sans-serif" font-size="11" fill="#1f2328">""");
        Line(svg, $"""<rect width="100%" height="100%" fill="#ffffff"/>""");
        for (var index = 0; index < panels.Count; index++)
        {
            Line(svg, $"""<g transform="translate({index * Panel},0)">""");
            Draw(svg, $"{panels[index].Key.Quantity} by {panels[index].Key.Axis}", [.. panels[index]]);
            Line(svg, $"</g>");
        }
        Line(svg, $"</svg>");
        return svg.ToString();
    }

    private static void Draw(StringBuilder svg, string title, List<Figure> figures)
    {
        var series = Lines.Select(line => (line.Name, line.Color, Points: PointsOf(figures, line.Name))).Where(line => line.Points.Count > 0).ToList();
        var (least, most) = (figures.Min(figure => figure.Point!.At), figures.Max(figure => figure.Point!.At));
        var top = Ceiling(series.SelectMany(line => line.Points).Max(point => point.Value));
        Line(svg, $"""<text x="{Left}" y="20" font-size="13" font-weight="bold">{title}</text>""");
        for (var step = 0; step <= Steps; step++)
        {
            var value = top * step / Steps;
            Line(svg, $"""<line x1="{Left}" x2="{Panel - Right}" y1="{Y(value):0.#}" y2="{Y(value):0.#}" stroke="#d1d9e0"/>""");
            Line(svg, $"""<text x="{Left - 6}" y="{Y(value) + 4:0.#}" text-anchor="end">{value:0.##}</text>""");
        }
        foreach (var at in figures.Select(figure => figure.Point!.At).Distinct())
            Line(svg, $"""<text x="{X(at):0.#}" y="{Height - Bottom + 18}" text-anchor="middle">{at:N0}</text>""");
        for (var index = 0; index < series.Count; index++)
        {
            var (name, color, points) = series[index];
            Line(svg, $"""<text x="{Left + index * 66}" y="40" fill="{color}">{(name == Wires.WebsocketClient ? "ws-client" : name)}</text>""");
            Line(svg, $"""<polyline fill="none" stroke="{color}" stroke-width="2" points="{string.Join(' ', points.Select(point => FormattableString.Invariant($"{X(point.At):0.#},{Y(point.Value):0.#}")))}"/>""");
            foreach (var point in points) Line(svg, $"""<circle cx="{X(point.At):0.#}" cy="{Y(point.Value):0.#}" r="3" fill="{color}"/>""");
        }

        // What grows, grows by factors.
        double X(double at) => Left + 14 + (most > least ? (Math.Log(at) - Math.Log(least)) / (Math.Log(most) - Math.Log(least)) : 0.5) * (Panel - Left - Right - 32);
        double Y(double value) => Height - Bottom - value / top * (Height - Top - Bottom);
    }

    private static List<(double At, double Value)> PointsOf(List<Figure> figures, string name) =>
    [
        .. figures.GroupBy(figure => figure.Point!.At).OrderBy(at => at.Key).Select(at => (at.Key, Value: name switch
        {
            Contender.Raw => at.First().Raw?.Median,
            Contender.Node => at.First().Node?.Median,
            _ => at.FirstOrDefault(figure => figure.Wire == name)?.Engine.Median,
        })).Where(point => point.Value is not null).Select(point => (point.Key, point.Value!.Value)),
    ];

    /// <summary>The next number that reads well: 1, 2, 4, 6 or 8 with noughts.</summary>
    private static double Ceiling(double value)
    {
        if (value <= 0) return 1;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return new[] { 1, 2, 4, 6, 8, 10 }.First(step => step * unit >= value * 0.999) * unit;
    }

    private static void Line(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
