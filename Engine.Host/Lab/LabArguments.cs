using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace MiniActors.Host.Lab;

/// <summary>Reads numbers and texts from the path or the query; what is out of range is refused with the range named.</summary>
internal static class LabArguments
{
    /// <summary>Longer than any test waits, short enough for a timer.</summary>
    private const int LongestDelay = 24 * 60 * 60 * 1000;

    public static long Number(this HttpContext context, string name, long fallback, long least, long most)
    {
        var text = context.Request.RouteValues[name] as string ?? context.Text(name);
        if (text is null)
            return fallback;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most)
            return value;
        throw new LabRequestException($"{name} must be a whole number from {least} to {most}.");
    }

    public static int Count(this HttpContext context, string name, int fallback, int most) =>
        (int)context.Number(name, fallback, 0, most);

    public static TimeSpan Milliseconds(this HttpContext context, int fallback, string name = "ms") =>
        TimeSpan.FromMilliseconds(context.Number(name, fallback, 0, LongestDelay));

    public static string? Text(this HttpContext context, string name)
    {
        var values = context.Request.Query[name];
        return values.Count == 0 || values[0] is not { Length: > 0 } text ? null : text;
    }

    public static bool Flag(this HttpContext context, string name) => context.Text(name) is "1" or "true";
}
