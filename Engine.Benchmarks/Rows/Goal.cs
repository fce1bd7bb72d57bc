using System.Globalization;
using MiniActors.Benchmarks.Measuring;

namespace MiniActors.Benchmarks.Rows;

/// <summary>What a figure has to reach.</summary>
/// <param name="Text">For a person, e.g. <c>≥ 1.0 of raw</c>.</param>
/// <param name="Holds">Whether it did.</param>
internal sealed record Goal(string Text, bool Holds)
{
    /// <summary>The median of the ratio is at least this.</summary>
    public static Goal AtLeast(double ratio, Spread measured, string peer = Contender.Raw) =>
        new(Say($"≥ {ratio:0.0#} of {peer}"), measured.Median >= ratio);

    /// <summary>The median of the ratio is at most this.</summary>
    public static Goal AtMost(double ratio, Spread measured, string peer = Contender.Raw) =>
        new(Say($"≤ {ratio:0.0#} of {peer}"), measured.Median <= ratio);

    /// <summary>No round is above this.</summary>
    public static Goal Below(double limit, string unit, Spread measured) =>
        new(Say($"≤ {limit:0.##} {unit}"), measured.Most <= limit);

    /// <summary>No round has any.</summary>
    public static Goal None(Spread measured) => new("none", measured.Most == 0);

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
