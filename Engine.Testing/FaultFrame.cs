using System.Buffers.Binary;
using System.Text;

namespace MiniActors.Testing;

/// <summary>One frame of RFC 6455 section 5.2, legal or not.</summary>
/// <param name="First">FIN, RSV1 to 3 and the opcode.</param>
/// <param name="Payload">What it carries.</param>
public sealed record FaultFrame(byte First, byte[] Payload)
{
    /// <summary>The bit of the last frame of a message.</summary>
    public const byte Fin = 0x80;

    /// <summary>An opcode.</summary>
    public const byte Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10;

    /// <summary>Masked, as only a client may. Default: false.</summary>
    public bool Masked { get; init; }

    /// <summary>A length that is announced in place of the true one; null: the true one.</summary>
    public ulong? Announced { get; init; }

    /// <summary>The low four bits of the first byte.</summary>
    public int Opcode => First & 0x0F;

    /// <summary>The payload as UTF-8.</summary>
    public string AsText => Encoding.UTF8.GetString(Payload);

    /// <summary>The code of a close frame; 1005: it is empty.</summary>
    public int CloseCode => Payload.Length < 2 ? 1005 : BinaryPrimitives.ReadUInt16BigEndian(Payload);

    /// <summary>A whole text message.</summary>
    public static FaultFrame OfText(string text) => new(Fin | Text, Encoding.UTF8.GetBytes(text));

    /// <summary>A whole binary message.</summary>
    public static FaultFrame OfBytes(byte[] bytes) => new(Fin | Binary, bytes);

    /// <summary>A close frame, of any code.</summary>
    public static FaultFrame OfClose(int code, string reason = "") => OfClose(code, Encoding.UTF8.GetBytes(reason));

    /// <summary>A close frame whose reason need not be UTF-8.</summary>
    public static FaultFrame OfClose(int code, byte[] reason) => new(Fin | Close, [(byte)(code >> 8), (byte)code, .. reason]);

    /// <summary>A close frame without a code.</summary>
    public static FaultFrame OfEmptyClose() => new(Fin | Close, []);

    /// <summary>These frames as they are on the wire, one behind the other.</summary>
    public static byte[] Bytes(params FaultFrame[] frames) => [.. frames.SelectMany(frame => frame.ToBytes())];

    /// <summary>The frame as it is on the wire.</summary>
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
