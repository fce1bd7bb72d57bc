using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using MiniActors.Model;

namespace MiniActors.Adapters;

/// <summary>
/// The form of one message as a client sends it (RFC 6455 section 5.2): one frame, masked. Pure. A burst
/// of them is written into one buffer, with keys that were drawn together: see <see cref="MaskKeys"/>.
/// </summary>
internal static class FrameForm
{
    /// <summary>The most that stands before a payload.</summary>
    public const int LongestHeader = 14;

    private const byte Fin = 0x80;
    private const byte Masked = 0x80;

    /// <summary>Writes the frame. The payload is encoded where it will lie, and masked there.</summary>
    /// <param name="frame">The message.</param>
    /// <param name="length">Its <see cref="Frame.WireLength"/>, which the caller needed to find room.</param>
    /// <param name="key">The masking key.</param>
    /// <param name="destination">At least <see cref="LongestHeader"/> longer than the payload.</param>
    /// <returns>How many bytes the frame took.</returns>
    public static int Write(Frame frame, int length, uint key, Span<byte> destination)
    {
        destination[0] = (byte)(Fin | (byte)(frame.IsText ? Opcode.Text : Opcode.Binary));
        var header = WriteLength(length, destination);
        MemoryMarshal.Write(destination[header..], key);
        header += sizeof(uint);
        var payload = destination.Slice(header, length);
        // A lone surrogate becomes U+FFFD here.
        if (frame.IsText) Encoding.UTF8.GetBytes(frame.Text, payload);
        else frame.Bytes.CopyTo(payload);
        Mask(payload, key);
        return header + length;
    }

    /// <summary>A control frame, of at most <see cref="FrameHead.LongestControl"/> bytes of payload.</summary>
    public static byte[] Control(Opcode opcode, ReadOnlySpan<byte> payload, uint key)
    {
        var frame = new byte[2 + sizeof(uint) + payload.Length];
        (frame[0], frame[1]) = ((byte)(Fin | (byte)opcode), (byte)(Masked | payload.Length));
        MemoryMarshal.Write(frame.AsSpan(2), key);
        payload.CopyTo(frame.AsSpan(2 + sizeof(uint)));
        Mask(frame.AsSpan(2 + sizeof(uint)), key);
        return frame;
    }

    private static int WriteLength(int length, Span<byte> destination)
    {
        if (length < 126)
        {
            destination[1] = (byte)(Masked | length);
            return 2;
        }
        if (length <= ushort.MaxValue)
        {
            destination[1] = Masked | 126;
            BinaryPrimitives.WriteUInt16BigEndian(destination[2..], (ushort)length);
            return 4;
        }
        destination[1] = Masked | 127;
        BinaryPrimitives.WriteUInt64BigEndian(destination[2..], (ulong)length);
        return 10;
    }

    private static void Mask(Span<byte> payload, uint key)
    {
        var keys = new Vector<uint>(key);
        var whole = MemoryMarshal.Cast<byte, Vector<uint>>(payload);
        foreach (ref var part in whole) part ^= keys;
        var rest = payload[(whole.Length * Vector<byte>.Count)..];
        var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in key));
        for (var index = 0; index < rest.Length; index++) rest[index] ^= bytes[index & 3];
    }
}
