using System.Buffers.Binary;

namespace MiniActors.Adapters;

/// <summary>
/// Walks from frame head to frame head over what a server sends (RFC 6455 section 5.2), however it is cut. It judges only what
/// the client library lets pass or refuses without need: a length in more bytes than it takes, which must not be sent, ends the
/// walk; and the codes 1012 to 1014, which are registered (section 11.7), are shown to the library as 1000.
/// </summary>
/// <remarks>Head ──▶ Payload ──▶ Head; a close frame, a masked one and a broken one are the last that is looked at.</remarks>
internal sealed class IncomingFrames
{
    private const int LongestHead = 10;
    private const byte CloseFrame = 0x88;
    private const byte LowByteOf1000 = 1000 & 0xFF;

    private readonly byte[] _head = new byte[LongestHead];
    private int _headLength;
    private ulong _payloadLeft;
    private int _code, _codeLeft;
    private bool _over;

    /// <summary>True when a length was written in more bytes than it takes.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>True when a close frame without a payload has come.</summary>
    public bool SawEmptyClose { get; private set; }

    /// <summary>The code of a close frame in place of which the library sees 1000; null: there is none.</summary>
    public int? HiddenCode { get; private set; }

    /// <summary>Looks at the next bytes.</summary>
    /// <returns>How many of them come before a broken frame; all, when there is none.</returns>
    public int Walk(Span<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && !_over)
        {
            if (_codeLeft > 0) LookAtCode(ref bytes[at++]);
            else if (_payloadLeft > 0)
            {
                var step = (int)Math.Min(_payloadLeft, (ulong)(bytes.Length - at));
                _payloadLeft -= (ulong)step;
                at += step;
            }
            else
            {
                _head[_headLength++] = bytes[at++];
                if (_headLength < 2 || _headLength < LengthOfHead) continue;
                LookAtHead();
                if (IsBroken) return Math.Max(0, at - _headLength);
                _headLength = 0;
            }
        }
        return IsBroken ? 0 : bytes.Length;
    }

    private int LengthOfHead => (_head[1] & 0x7F) switch
    {
        126 => 4,
        127 => LongestHead,
        _ => 2,
    };

    private void LookAtHead()
    {
        var (length, least) = (_head[1] & 0x7F) switch
        {
            126 => (BinaryPrimitives.ReadUInt16BigEndian(_head.AsSpan(2)), 126UL),
            127 => (BinaryPrimitives.ReadUInt64BigEndian(_head.AsSpan(2)), 1UL << 16),
            var small => ((ulong)small, 0UL),
        };
        IsBroken = length < least;
        var close = _head[0] == CloseFrame;
        SawEmptyClose = close && length == 0;
        _over = IsBroken || SawEmptyClose || (_head[1] & 0x80) != 0;
        _payloadLeft = length;
        if (close) _codeLeft = 2;
    }

    private void LookAtCode(ref byte one)
    {
        _code = (_code << 8) | one;
        if (--_codeLeft > 0) return;
        _over = true;
        if (_code is not (>= 1012 and <= 1014)) return;
        HiddenCode = _code;
        one = LowByteOf1000;
    }
}
