using System.Buffers.Binary;

namespace MiniActors.Adapters;

/// <summary>
/// Sees the close frames go by, for what the client library does not tell: which code it answered a violation with, and
/// whether the peer's frame was empty (the library reads that as 1000).
/// </summary>
internal sealed class CloseWitness
{
    private const byte CloseFrame = 0x88;
    private uint _tail;

    /// <summary>The code of the close frame that was written; null: none was.</summary>
    public int? WrittenCode { get; private set; }

    /// <summary>True when the last that was read is a close frame without a payload.</summary>
    public bool EndsInEmptyClose => (_tail & 0xFFFF) == CloseFrame << 8;

    /// <summary>One whole masked frame was given to write.</summary>
    public void Wrote(ReadOnlySpan<byte> frame)
    {
        if (frame.Length >= 8 && frame[0] == CloseFrame) WrittenCode = ((frame[6] ^ frame[2]) << 8) | (frame[7] ^ frame[3]);
    }

    /// <summary>These bytes were read, whole frames or parts of them.</summary>
    public void Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= 4) _tail = BinaryPrimitives.ReadUInt32BigEndian(bytes[^4..]);
        else foreach (var one in bytes) _tail = (_tail << 8) | one;
    }
}
