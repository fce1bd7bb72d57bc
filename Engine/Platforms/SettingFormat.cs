using System.Globalization;
using System.Text;

namespace MiniActors.Platforms;

/// <summary>How values are written in a configuration: durations, sizes, switches and words.</summary>
internal static class SettingFormat
{
    /// <summary>A HOCON duration (<c>10s</c>, <c>1.5 minutes</c>); a bare number is milliseconds. Null: it is none.</summary>
    public static TimeSpan? Duration(string text) =>
        Split(text) is not { } parts ? null : parts.Unit switch
        {
            "" or "ms" or "milli" or "millis" or "millisecond" or "milliseconds" => Ticks(parts.Number, TimeSpan.TicksPerMillisecond),
            "us" or "micro" or "micros" or "microsecond" or "microseconds" => Ticks(parts.Number, TimeSpan.TicksPerMicrosecond),
            "ns" or "nano" or "nanos" or "nanosecond" or "nanoseconds" => Ticks(parts.Number, 0.01),
            "s" or "second" or "seconds" => Ticks(parts.Number, TimeSpan.TicksPerSecond),
            "m" or "minute" or "minutes" => Ticks(parts.Number, TimeSpan.TicksPerMinute),
            "h" or "hour" or "hours" => Ticks(parts.Number, TimeSpan.TicksPerHour),
            "d" or "day" or "days" => Ticks(parts.Number, TimeSpan.TicksPerDay),
            _ => null,
        };

    /// <summary>A HOCON size in bytes (<c>4MiB</c>, <c>64k</c>, <c>10MB</c>); a bare number is bytes. Null: it is none.</summary>
    public static double? Size(string text) =>
        Split(text) is not { } parts ? null : parts.Unit switch
        {
            "" or "B" or "b" or "byte" or "bytes" => parts.Number,
            "K" or "k" or "Ki" or "KiB" or "kibibyte" or "kibibytes" => parts.Number * (1L << 10),
            "M" or "m" or "Mi" or "MiB" or "mebibyte" or "mebibytes" => parts.Number * (1L << 20),
            "G" or "g" or "Gi" or "GiB" or "gibibyte" or "gibibytes" => parts.Number * (1L << 30),
            "kB" or "kilobyte" or "kilobytes" => parts.Number * 1e3,
            "MB" or "megabyte" or "megabytes" => parts.Number * 1e6,
            "GB" or "gigabyte" or "gigabytes" => parts.Number * 1e9,
            _ => null,
        };

    /// <summary><c>on</c>, <c>true</c>, <c>yes</c>, and their opposites. Null: it is none.</summary>
    public static bool? Switch(string text) => text switch
    {
        "on" or "true" or "yes" => true,
        "off" or "false" or "no" => false,
        _ => null,
    };

    /// <summary>The word for a value of an enumeration: <c>ReplaceSilently</c> is <c>replace-silently</c>.</summary>
    public static string Word<T>(T value) where T : struct, Enum
    {
        var word = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsAsciiLetterUpper(letter) && word.Length > 0) word.Append('-');
            word.Append(char.ToLowerInvariant(letter));
        }

        return word.ToString();
    }

    /// <summary>The words for all values of an enumeration, in their order.</summary>
    public static string[] Words<T>() where T : struct, Enum => Array.ConvertAll(Enum.GetValues<T>(), Word);

    /// <summary>The value of an enumeration for a word; all its hyphens may be left out (<c>arraybuffer</c>). Null: there is none.</summary>
    public static T? Named<T>(string word) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (Word(value) is var right && (word == right || word == right.Replace("-", "", StringComparison.Ordinal))) return value;
        return null;
    }

    private static (double Number, string Unit)? Split(string text)
    {
        var trimmed = text.Trim();
        var digits = trimmed.TakeWhile(letter => char.IsAsciiDigit(letter) || letter is '.' or '-').Count();
        return double.TryParse(trimmed.AsSpan(0, digits), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? (number, trimmed[digits..].TrimStart())
            : null;
    }

    private static TimeSpan? Ticks(double number, double unit)
    {
        var ticks = number * unit;
        return Math.Abs(ticks) < TimeSpan.MaxValue.Ticks ? TimeSpan.FromTicks((long)ticks) : null;
    }
}
