using System.Text;
using System.Text.Json;

namespace MiniActors.Scripting;

/// <summary>A source map (ECMA-426): from places in a file that a tool made to places in what somebody wrote.</summary>
internal sealed class SourceMap
{
    private const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// <summary>Most lines of a file that is made of one long line are empty: they share their nothing.</summary>
    private static readonly List<Segment> None = [];

    private readonly List<List<Segment>> _lines;
    private readonly IReadOnlyList<string> _sources;

    private SourceMap(List<List<Segment>> lines, IReadOnlyList<string> sources) => (_lines, _sources) = (lines, sources);

    /// <summary>Reads a map; null: it is none.</summary>
    public static SourceMap? Parse(string json)
    {
        try
        {
            // A first line of this form keeps the map from being run as a script.
            using var document = JsonDocument.Parse(json.StartsWith(")]}'", StringComparison.Ordinal) ? json[(json.IndexOf('\n', StringComparison.Ordinal) + 1)..] : json);
            var map = document.RootElement;
            var root = map.TryGetProperty("sourceRoot", out var prefix) && prefix.GetString() is { Length: > 0 } text ? text.TrimEnd('/') + "/" : "";
            return new SourceMap(Decode(map.GetProperty("mappings").GetString() ?? throw new FormatException()), [.. map.GetProperty("sources").EnumerateArray().Select(source => root + source.GetString())]);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The map of a data url; null: it is none.</summary>
    public static string? TextOf(string dataUrl)
    {
        var comma = dataUrl.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0) return null;
        var (head, body) = (dataUrl[..comma], dataUrl[(comma + 1)..]);
        if (!head.EndsWith(";base64", StringComparison.Ordinal)) return Uri.UnescapeDataString(body);
        var bytes = new byte[body.Length];
        return Convert.TryFromBase64String(body, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    /// <summary>Where this was written, lines from 1 and columns from 0; null: the map does not say.</summary>
    public (string Source, int Line, int Column)? Find(int line, int column)
    {
        if (line < 1 || line > _lines.Count) return null;
        var segments = _lines[line - 1];
        var after = segments.FindIndex(segment => segment.Column > column);
        var last = after < 0 ? segments.Count - 1 : after - 1;
        if (last < 0 || segments[last] is not { Source: >= 0, Line: >= 0 and < int.MaxValue, SourceColumn: >= 0 } found || found.Source >= _sources.Count) return null;
        return (_sources[found.Source], found.Line + 1, found.SourceColumn);
    }

    private static List<List<Segment>> Decode(string mappings)
    {
        var lines = new List<List<Segment>>();
        var (source, line, column) = (0, 0, 0);
        Span<int> fields = stackalloc int[5];
        foreach (var range in mappings.AsSpan().Split(';'))
        {
            var text = mappings.AsSpan(range);
            if (text.IsEmpty)
            {
                lines.Add(None);
                continue;
            }

            var (segments, at) = (new List<Segment>(), 0);
            foreach (var part in text.Split(','))
            {
                if (text[part].IsEmpty) continue;
                var count = Fields(text[part], fields);
                at += fields[0];
                if (count >= 4) (source, line, column) = (source + fields[1], line + fields[2], column + fields[3]);
                segments.Add(count >= 4 ? new Segment(at, source, line, column) : new Segment(at, -1, 0, 0));
            }

            lines.Add(segments);
        }

        return lines;
    }

    /// <summary>Numbers in base 64: five bits a digit, the lowest first, the lowest bit of all the sign. A segment has 1, 4 or 5 of them.</summary>
    private static int Fields(ReadOnlySpan<char> part, Span<int> fields)
    {
        var (value, shift, count) = (0, 0, 0);
        foreach (var letter in part)
        {
            var digit = Digits.IndexOf(letter, StringComparison.Ordinal);
            if (digit < 0 || shift > 30 || count == fields.Length) throw new FormatException();
            value |= (digit & 31) << shift;
            shift += 5;
            if ((digit & 32) != 0) continue;
            fields[count++] = (value & 1) == 0 ? value >> 1 : -(value >> 1);
            (value, shift) = (0, 0);
        }

        return count > 0 && shift == 0 ? count : throw new FormatException();
    }

    private readonly record struct Segment(int Column, int Source, int Line, int SourceColumn);
}
