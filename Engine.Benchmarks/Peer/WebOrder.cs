using System.Globalization;
using System.Text;

namespace MiniActors.Benchmarks.Peer;

/// <summary>What a client asks of the server over HTTP: <c>/file/{bytes}</c> is a body of that size, any other path a small one; <c>?last</c> ends the connection.</summary>
/// <param name="BodyBytes">How much the client sends, to be read away.</param>
/// <param name="FileBytes">How large a file it wants; null: none, but the small answer.</param>
/// <param name="IsLast">True: the connection ends with the answer.</param>
internal sealed record WebOrder(long BodyBytes, long? FileBytes, bool IsLast)
{
    /// <summary>The query that asks for the end of the connection.</summary>
    public const string Last = "?last";

    private const string LengthField = "Content-Length:";

    /// <summary>The path of a file.</summary>
    public static string PathOf(long bytes) => string.Create(CultureInfo.InvariantCulture, $"/file/{bytes}");

    /// <summary>Reads the head of a request.</summary>
    public static WebOrder Parse(ReadOnlySpan<byte> head)
    {
        var lines = Encoding.ASCII.GetString(head).Split("\r\n");
        var path = lines[0].Split(' ')[1];
        var length = lines.FirstOrDefault(line => line.StartsWith(LengthField, StringComparison.OrdinalIgnoreCase));
        return new WebOrder(
            length is null ? 0 : Number(length.AsSpan(LengthField.Length)),
            path.Split('?')[0].Split('/') is ["", "file", var bytes] ? Number(bytes) : null,
            path.EndsWith(Last, StringComparison.Ordinal));
    }

    private static long Number(ReadOnlySpan<char> text) => long.Parse(text, CultureInfo.InvariantCulture);
}
