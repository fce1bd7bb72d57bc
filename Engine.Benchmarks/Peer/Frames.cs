using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace MiniActors.Benchmarks.Peer;

/// <summary>
/// The framing of RFC 6455 section 5 as a server needs it: masked frames in, plain ones out. Each message is one frame, as
/// the clients that are measured send them.
/// </summary>
internal static class Frames
{
    public const byte FinText = 0x81;
    public const byte FinClose = 0x88;
    public const byte FinPing = 0x89;
    public const byte FinPong = 0x8A;
    public const int LargestHeader = 10;

    /// <summary>One frame of a client, whole and unmasked where it lies.</summary>
    public readonly ref struct Incoming
    {
        public required byte First { get; init; }
        public required Span<byte> Payload { get; init; }
        public required int Length { get; init; }
    }

    /// <summary>Takes the first frame; false: not all of it has arrived.</summary>
    public static bool TryRead(Span<byte> arrived, out Incoming frame)
    {
        frame = default;
        if (arrived.Length < 2) return false;
        var (length, header) = (arrived[1] & 0x7F, 2);
        if (length == 126) header = 4;
        else if (length == 127) header = 10;
        if (arrived.Length < header + 4) return false;
        if (length == 126) length = BinaryPrimitives.ReadUInt16BigEndian(arrived[2..]);
        else if (length == 127) length = checked((int)BinaryPrimitives.ReadUInt64BigEndian(arrived[2..]));
        if (arrived.Length < header + 4 + length) return false;
        var payload = arrived.Slice(header + 4, length);
        Unmask(payload, MemoryMarshal.Read<uint>(arrived[header..]));
        frame = new Incoming { First = arrived[0], Payload = payload, Length = header + 4 + length };
        return true;
    }

    /// <summary>Writes one frame of a server.</summary>
    /// <returns>How many bytes it took.</returns>
    public static int Write(Span<byte> destination, byte first, ReadOnlySpan<byte> payload)
    {
        destination[0] = first;
        var header = 2;
        if (payload.Length < 126) destination[1] = (byte)payload.Length;
        else if (payload.Length <= ushort.MaxValue)
        {
            destination[1] = 126;
            BinaryPrimitives.WriteUInt16BigEndian(destination[2..], (ushort)payload.Length);
            header = 4;
        }
        else
        {
            destination[1] = 127;
            BinaryPrimitives.WriteUInt64BigEndian(destination[2..], (ulong)payload.Length);
            header = LargestHeader;
        }
        payload.CopyTo(destination[header..]);
        return header + payload.Length;
    }

    private static void Unmask(Span<byte> payload, uint mask)
    {
        var masks = new Vector<uint>(mask);
        var whole = MemoryMarshal.Cast<byte, Vector<uint>>(payload);
        foreach (ref var part in whole) part ^= masks;
        var rest = payload[(whole.Length * Vector<byte>.Count)..];
        for (var index = 0; index < rest.Length; index++) rest[index] ^= (byte)(mask >> (8 * (index & 3)));
    }
}
