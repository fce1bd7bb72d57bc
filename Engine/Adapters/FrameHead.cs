using System.Buffers.Binary;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>The head of a frame that a server sends, and whether it may send it (RFC 6455 sections 5.2, 5.4 and 5.5). Pure.</summary>
/// <param name="Opcode">What the frame is.</param>
/// <param name="IsLast">True: its message ends with it.</param>
/// <param name="Size">How many bytes the head itself takes.</param>
/// <param name="Length">How many bytes of payload follow it.</param>
internal readonly record struct FrameHead(Opcode Opcode, bool IsLast, int Size, long Length)
{
    /// <summary>The most that a head takes: a server does not mask.</summary>
    public const int Longest = 10;

    /// <summary>The most that a control frame carries.</summary>
    public const int LongestControl = 125;

    private const int Fin = 0x80;
    private const int Reserved = 0x70;
    private const int Masked = 0x80;

    /// <summary>True for a frame that may stand between those of a message.</summary>
    public bool IsControl => Opcode >= Opcode.Close;

    /// <summary>The head that these bytes begin with; false when there are too few of them.</summary>
    /// <param name="bytes">What came.</param>
    /// <param name="inMessage">True between the first frame of a message and its last.</param>
    /// <param name="head">The head.</param>
    /// <exception cref="WireException">No server may send this; said as early as can be.</exception>
    public static bool TryRead(ReadOnlySpan<byte> bytes, bool inMessage, out FrameHead head)
    {
        head = default;
        if (bytes.Length < 2) return false;
        var (first, second) = (bytes[0], bytes[1]);
        if (FaultOf(first, second, inMessage) is { } fault) throw new WireException(WireFault.Protocol, fault);
        var (opcode, last) = ((Opcode)(first & 0x0F), (first & Fin) != 0);
        switch (second)
        {
            case < 126:
                head = new FrameHead(opcode, last, 2, second);
                return true;
            case 126 when bytes.Length >= 4:
                head = new FrameHead(opcode, last, 4, Checked(BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]), 126));
                return true;
            case 127 when bytes.Length >= Longest:
                head = new FrameHead(opcode, last, Longest, Checked(BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]), 1 << 16));
                return true;
            default:
                return false;
        }
    }

    private static string? FaultOf(byte first, byte second, bool inMessage) => (Opcode)(first & 0x0F) switch
    {
        _ when (first & Reserved) != 0 => "The peer used bits that no extension was agreed for",
        _ when (second & Masked) != 0 => "The peer masked a frame, which a server must not",
        Opcode.Continuation => inMessage ? null : "The peer went on with a message that it had not begun",
        Opcode.Text or Opcode.Binary => inMessage ? "The peer began a message inside of another" : null,
        Opcode.Close or Opcode.Ping or Opcode.Pong when (first & Fin) == 0 => "The peer cut a control frame in pieces",
        Opcode.Close or Opcode.Ping or Opcode.Pong => second > LongestControl ? $"The peer sent a control frame of more than {LongestControl} bytes" : null,
        _ => "The peer sent a kind of frame that there is not",
    };

    /// <summary>A length must be written in as few bytes as it takes, and is no negative number.</summary>
    private static long Checked(ulong length, uint least) => length switch
    {
        > long.MaxValue => throw new WireException(WireFault.Protocol, "The peer wrote a length that there is not"),
        _ when length < least => throw new WireException(WireFault.Protocol, "The peer wrote a length in more bytes than it takes"),
        _ => (long)length,
    };
}
