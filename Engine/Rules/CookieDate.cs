using System.Globalization;

namespace MiniActors.Rules;

/// <summary>The date of an <c>Expires</c> attribute, which servers write in many ways. Source: RFC 6265 section 5.1.1.</summary>
internal static class CookieDate
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The seconds since 1970; null: it is no date.</summary>
    public static long? Read(string text)
    {
        int? second = null, day = null, month = null, year = null;
        foreach (var token in Tokens(text))
        {
            if (second is null && Time(token) is { } time) second = time;
            else if (day is null && Number(token, 1, 2) is { } ofMonth) day = ofMonth;
            else if (month is null && token.Length >= 3 && Array.IndexOf(Months, token[..3].ToLowerInvariant()) is >= 0 and var index) month = index + 1;
            else if (year is null && Number(token, 2, 4) is { } ofEra) year = ofEra + (ofEra is >= 70 and <= 99 ? 1900 : ofEra is >= 0 and <= 69 ? 2000 : 0);
        }
        return second is null || month is null || year is null or < 1601 || day is null or < 1 || day > DaysOf(year.Value, month.Value)
            ? null
            : DaysSince1970(year.Value, month.Value, day.Value) * 86_400 + second;
    }

    private static IEnumerable<string> Tokens(string text)
    {
        var begin = 0;
        for (var index = 0; index <= text.Length; index++)
        {
            if (index < text.Length && (char.IsAsciiLetterOrDigit(text[index]) || text[index] == ':' || text[index] >= 0x7F)) continue;
            if (index > begin) yield return text[begin..index];
            begin = index + 1;
        }
    }

    /// <summary>Hours, minutes and seconds of one or two digits each; what follows the seconds and is no digit does not count.</summary>
    private static int? Time(string token)
    {
        var parts = token.Split(':');
        return parts.Length == 3 && Number(parts[0], 1, 2, whole: true) is <= 23 and var hour && Number(parts[1], 1, 2, whole: true) is <= 59 and var minute
            && Number(parts[2], 1, 2) is <= 59 and var second ? hour * 3600 + minute * 60 + second : null;
    }

    /// <summary>A number of so many digits at the beginning of a token.</summary>
    private static int? Number(string token, int least, int most, bool whole = false)
    {
        var digits = token.TakeWhile(char.IsAsciiDigit).Count();
        return digits < least || digits > most || (whole && digits < token.Length) ? null : int.Parse(token.AsSpan(0, digits), CultureInfo.InvariantCulture);
    }

    private static int DaysOf(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>In the Gregorian calendar, counting years from March, so that the leap day is the last of a year.</summary>
    private static long DaysSince1970(int year, int month, int day)
    {
        var from = month <= 2 ? year - 1 : year;
        var dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return from * 365L + from / 4 - from / 100 + from / 400 + dayOfYear - 719_468;
    }
}
