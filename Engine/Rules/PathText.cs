using System.Text;

namespace MiniActors.Rules;

/// <summary>The parts of a path, and which of them mean the same on every system. Source: faults 39.</summary>
internal static class PathText
{
    private const int LongestSegment = 255;

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$",
    };

    /// <summary>No control character, no backslash, no half of a surrogate pair: what some system reads otherwise.</summary>
    public static bool IsPlain(string path)
    {
        for (var index = 0; index < path.Length; index++)
        {
            if (char.IsControl(path[index]) || path[index] == '\\') return false;
            if (!char.IsSurrogate(path[index])) continue;
            if (index + 1 == path.Length || !char.IsSurrogatePair(path[index], path[index + 1])) return false;
            index++;
        }
        return true;
    }

    /// <summary>The segments without the empty ones and <c>.</c>; null: there is a <c>..</c>, or one that is too long.</summary>
    public static List<string>? Segments(string path)
    {
        var segments = path.Split('/').ToList();
        segments.RemoveAll(segment => segment is "" or ".");
        return segments.TrueForAll(segment => segment != ".." && Encoding.UTF8.GetByteCount(segment) <= LongestSegment) ? segments : null;
    }

    /// <summary>True for a name that every system takes as that of a file: no colon, no device, no dot or space at its end.</summary>
    public static bool IsPortable(string segment) =>
        !segment.Contains(':') && segment[^1] is not ('.' or ' ') && !IsDevice(segment.Split('.')[0].TrimEnd(' '));

    private static bool IsDevice(string stem) => Devices.Contains(stem)
        || (stem.Length == 4 && (char.IsAsciiDigit(stem[3]) || "¹²³".Contains(stem[3]))
            && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase)));
}
