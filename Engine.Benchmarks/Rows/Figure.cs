using MiniActors.Benchmarks.Measuring;

namespace MiniActors.Benchmarks.Rows;

/// <summary>One figure of a row, as it was measured.</summary>
/// <param name="Row">The row.</param>
/// <param name="Load">Under which load.</param>
/// <param name="Quantity">What was measured, with its unit.</param>
/// <param name="Engine">Through the engine.</param>
/// <param name="Raw">Through the raw client; null: there is nothing to compare with.</param>
/// <param name="Ratio">Engine divided by raw, round by round.</param>
/// <param name="Goal">What it has to reach; null: it is told for the record.</param>
internal sealed record Figure(string Row, string Load, string Quantity, Spread Engine, Spread? Raw = null, Spread? Ratio = null, Goal? Goal = null);

/// <summary>What a figure has to reach.</summary>
/// <param name="Text">For a person, e.g. <c>≥ 1.0 of raw</c>.</param>
/// <param name="Holds">Whether it did.</param>
internal sealed record Goal(string Text, bool Holds)
{
    /// <summary>The median of the ratio is at least this.</summary>
    public static Goal AtLeast(double ratio, Spread measured) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"≥ {ratio:0.0} of raw"), measured.Median >= ratio);

    /// <summary>No round is above this.</summary>
    public static Goal Below(double limit, string unit, Spread measured) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"< {limit:0} {unit}"), measured.Most < limit);

    /// <summary>No round has any.</summary>
    public static Goal None(Spread measured) => new("none", measured.Most == 0);
}
