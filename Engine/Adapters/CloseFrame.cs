using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>What a close frame says, both ways (RFC 6455 sections 5.5.1 and 7.4). Pure.</summary>
internal static class CloseFrame
{
    private const int CodeBytes = 2;

    /// <summary>What the peer's frame says; <see cref="CloseReason.NoStatus"/> when it says nothing.</summary>
    /// <exception cref="WireException">There is half a code, or one that is never sent, or a text that is not UTF-8.</exception>
    public static CloseReason Read(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty) return CloseReason.NoStatus;
        if (payload.Length < CodeBytes) throw new WireException(WireFault.Protocol, "The peer closed with half a code");
        var code = BinaryPrimitives.ReadUInt16BigEndian(payload);
        if (!MayBeSent(code)) throw new WireException(WireFault.Protocol, $"The peer closed with {code}, which is never sent");
        var reason = payload[CodeBytes..];
        if (!Utf8.IsValid(reason)) throw new WireException(WireFault.Protocol, "The peer closed with a reason that is not UTF-8");
        return new CloseReason(code, Encoding.UTF8.GetString(reason));
    }

    /// <summary>The payload of ours.</summary>
    /// <exception cref="ArgumentException">The reason is too long for a control frame.</exception>
    public static byte[] Payload(CloseReason reason)
    {
        // 1005 and 1006 are words for what was not said: they never go on the wire.
        var code = reason.Code is 1005 or 1006 ? CloseReason.Normal.Code : reason.Code;
        var payload = new byte[CodeBytes + Encoding.UTF8.GetByteCount(reason.Reason)];
        if (payload.Length > FrameHead.LongestControl) throw new ArgumentException($"A reason has at most {FrameHead.LongestControl - CodeBytes} bytes of UTF-8.", nameof(reason));
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)code);
        Encoding.UTF8.GetBytes(reason.Reason, payload.AsSpan(CodeBytes));
        return payload;
    }

    /// <summary>The codes of the RFC and of the registry (section 11.7) that an endpoint sends, and those of libraries and applications.</summary>
    private static bool MayBeSent(int code) => code is >= 1000 and <= 1003 or >= 1007 and <= 1014 or >= 3000 and <= 4999;
}
