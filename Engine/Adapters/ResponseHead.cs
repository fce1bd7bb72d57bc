using System.Globalization;
using System.Text;
using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>The head of an HTTP/1.x response (RFC 9112 sections 2 to 5), as the handshake of a WebSocket needs it. Pure.</summary>
/// <param name="Version">The version of its status line.</param>
/// <param name="Status">Its status.</param>
/// <param name="Fields">Its fields, one entry a line, in their order.</param>
internal sealed record ResponseHead(Version Version, int Status, Headers Fields)
{
    private const byte LineEnd = (byte)'\n';

    private static ReadOnlySpan<byte> Protocol => "HTTP/"u8;

    private static ReadOnlySpan<byte> Spaces => " \t"u8;

    /// <summary>True for what may become a response; a greeting of another protocol need not be read to its end.</summary>
    public static bool MayBegin(ReadOnlySpan<byte> bytes) =>
        bytes.Length < Protocol.Length ? Protocol.StartsWith(bytes) : bytes.StartsWith(Protocol);

    /// <summary>The length of the head with the empty line behind it; 0: its end has not come.</summary>
    /// <param name="bytes">What has come.</param>
    /// <param name="seen">How many of them were there when the end was looked for before.</param>
    public static int LengthOf(ReadOnlySpan<byte> bytes, int seen)
    {
        // The end may have begun in what was seen.
        for (var at = Math.Max(0, seen - 2); at < bytes.Length; at++)
        {
            var found = bytes[at..].IndexOf(LineEnd);
            if (found < 0) return 0;
            at += found;
            var next = bytes[(at + 1)..];
            if (next.StartsWith("\n"u8)) return at + 2;
            if (next.StartsWith("\r\n"u8)) return at + 3;
        }
        return 0;
    }

    /// <summary>Reads a whole head.</summary>
    /// <exception cref="WireException">It is none.</exception>
    public static ResponseHead Parse(ReadOnlySpan<byte> head)
    {
        var (version, status) = StatusOf(Text(NextLine(ref head)));
        var fields = new List<KeyValuePair<string, string>>();
        while (NextLine(ref head) is { Length: > 0 } line) Add(fields, line);
        return new ResponseHead(version, status, new Headers(fields));
    }

    /// <summary>Takes a line from what is left, without its end.</summary>
    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> left)
    {
        var end = left.IndexOf(LineEnd);
        var line = end < 0 ? left : left[..end];
        left = end < 0 ? [] : left[(end + 1)..];
        return line.TrimEnd((byte)'\r');
    }

    private static (Version Version, int Status) StatusOf(string line)
    {
        var parts = line.Split(' ', 3);
        return parts.Length > 1 && parts[0].Length > Protocol.Length && Version.TryParse(parts[0].AsSpan(Protocol.Length), out var version)
            && parts[1].Length == 3 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? (version, status)
            : throw Broken("Its first line is no status line");
    }

    private static void Add(List<KeyValuePair<string, string>> fields, ReadOnlySpan<byte> line)
    {
        if (Spaces.Contains(line[0]))
        {
            // A folded line goes on where the one before it ended (section 5.2).
            if (fields.Count == 0) throw Broken("A line of it is no field");
            fields[^1] = new(fields[^1].Key, $"{fields[^1].Value} {Value(line)}".Trim(' '));
            return;
        }
        var colon = line.IndexOf((byte)':');
        if (colon < 0 || Text(line[..colon]) is var name && !HttpFields.IsToken(name)) throw Broken("A line of it is no field");
        fields.Add(new(name, Value(line[(colon + 1)..])));
    }

    private static string Value(ReadOnlySpan<byte> bytes) => bytes.ContainsAny((byte)'\r', (byte)0)
        ? throw Broken("A field of it has a value that cannot be")
        : Text(bytes.Trim(Spaces));

    /// <summary>Bytes above ASCII are letters of ISO 8859-1, if they are anything (RFC 9110 section 5.5).</summary>
    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    private static WireException Broken(string why) => new(WireFault.Handshake, $"The answer is no HTTP response: {why}");
}
