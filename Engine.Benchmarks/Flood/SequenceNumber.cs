using System.Buffers.Text;
using System.Globalization;

namespace MiniActors.Benchmarks.Flood;

/// <summary>The number that each message of a flood begins with: eight digits, counted from zero.</summary>
internal static class SequenceNumber
{
    /// <summary>How many bytes it takes.</summary>
    public const int Length = 8;

    /// <summary>Writes it over the first bytes of a message.</summary>
    public static void Write(Span<byte> message, int number) =>
        Utf8Formatter.TryFormat(number, message, out _, new System.Buffers.StandardFormat('D', Length));

    /// <summary>Reads it; -1: there is none.</summary>
    public static int Read(string message) =>
        message.Length >= Length && int.TryParse(message.AsSpan(0, Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
