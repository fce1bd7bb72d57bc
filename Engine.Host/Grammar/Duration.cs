using System.Globalization;

namespace MiniActors.Host.Grammar;

/// <summary>A time limit on the command line: <c>500ms</c>, <c>30s</c>, <c>2m</c>, <c>1.5s</c>.</summary>
internal static class Duration
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    /// <summary>The duration, or null when the text is none. It is positive, and a timer can hold it.</summary>
    public static TimeSpan? Parse(string text)
    {
        var (unit, digits) = text switch
        {
            _ when text.EndsWith("ms", StringComparison.Ordinal) => (TimeSpan.FromMilliseconds(1), text[..^2]),
            _ when text.EndsWith('s') => (TimeSpan.FromSeconds(1), text[..^1]),
            _ when text.EndsWith('m') => (TimeSpan.FromMinutes(1), text[..^1]),
            _ => (TimeSpan.Zero, text),
        };
        if (unit == TimeSpan.Zero) return null;
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)) return null;
        var ticks = count * unit.Ticks;
        return ticks >= 1 && ticks <= Longest.Ticks ? TimeSpan.FromTicks((long)ticks) : null;
    }
}
