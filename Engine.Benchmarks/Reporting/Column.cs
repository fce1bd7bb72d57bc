using System.Globalization;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Reporting;

/// <summary>A column of a table of figures. One in which no figure has anything is left out.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Spread">What it shows of a figure; null: nothing, or a word.</param>
/// <param name="Word">The word that it shows in its place.</param>
/// <param name="IsRatio">True: two digits after the point.</param>
internal sealed record Column(string Title, Func<Figure, Spread?> Spread, Func<Figure, string?>? Word = null, bool IsRatio = false)
{
    private const double Thousand = 1000;

    private static readonly Column[] All =
    [
        new("wire", _ => null, figure => figure.Wire),
        new("engine", figure => figure.Engine),
        new("raw", figure => figure.Raw),
        new("engine / raw", figure => figure.Raw is null ? null : figure.Ratio, IsRatio: true),
        new("node", figure => figure.Node),
        new("engine / node", figure => figure.Raw is null ? figure.Ratio : null, IsRatio: true),
    ];

    /// <summary>Those that these figures need.</summary>
    public static IReadOnlyList<Column> Of(IReadOnlyList<Figure> figures) => [.. All.Where(column => figures.Any(column.Has))];

    /// <summary>The middle one, or the word.</summary>
    public string Text(Figure figure) => Spread(figure) is { } spread ? Number(spread.Median) : Word?.Invoke(figure) ?? "";

    /// <summary>A number in this column.</summary>
    public string Number(double value) => IsRatio ? value.ToString("0.00", CultureInfo.InvariantCulture) : Short(value);

    private bool Has(Figure figure) => Spread(figure) is not null || Word?.Invoke(figure) is not null;

    /// <summary>Three digits are as much as such figures are worth.</summary>
    private static string Short(double value) => value switch
    {
        >= 100 * Thousand => string.Create(CultureInfo.InvariantCulture, $"{value / Thousand:0} k"),
        >= 10 * Thousand => string.Create(CultureInfo.InvariantCulture, $"{value / Thousand:0.0} k"),
        >= 100 => value.ToString("0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };
}
