using System.Buffers.Binary;
using System.Text;

namespace MiniActors.Tests.Support;

/// <summary>One frame of RFC 6455 section 5.2, legal or not.</summary>
/// <param name="First">FIN, RSV1 to 3 and the opcode.</param>
/// <param name="Payload">What it carries.</param>
public sealed record RawFrame(byte First, byte[] Payload)
{
    public const byte Fin = 0x80, Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10;

    /// <summary>Masked, as only a client may.</summary>
    public bool Masked { get; init; }

    /// <summary>A length that is announced in place of the true one.</summary>
    public ulong? Announced { get; init; }

    public int Opcode => First & 0x0F;

    public string AsText => Encoding.UTF8.GetString(Payload);

    /// <summary>The code of a close frame; 1005: it is empty.</summary>
    public int CloseCode => Payload.Length < 2 ? 1005 : BinaryPrimitives.ReadUInt16BigEndian(Payload);

    public static RawFrame OfText(string text) => new(Fin | Text, Encoding.UTF8.GetBytes(text));

    public static RawFrame OfBytes(byte[] bytes) => new(Fin | Binary, bytes);

    public static RawFrame OfClose(int code, string reason = "") => OfClose(code, Encoding.UTF8.GetBytes(reason));

    public static RawFrame OfClose(int code, byte[] reason) => new(Fin | Close, [(byte)(code >> 8), (byte)code, .. reason]);

    public static RawFrame OfEmptyClose() => new(Fin | Close, []);

    public static byte[] Bytes(params RawFrame[] frames) => [.. frames.SelectMany(frame => frame.ToBytes())];

    public byte[] ToBytes()
    {
        var length = Announced ?? (ulong)Payload.Length;
        var mask = (byte)(Masked ? 0x80 : 0);
        byte[] head = length switch
        {
            < 126 => [First, (byte)(mask | (byte)length)],
            < 65536 => [First, (byte)(mask | 126), (byte)(length >> 8), (byte)length],
            _ => [First, (byte)(mask | 127), .. BitConverter.GetBytes(length).Reverse()],
        };
        return [.. head, .. Masked ? new byte[4] : [], .. Payload];
    }
}
