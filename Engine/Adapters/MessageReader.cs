using System.Buffers;
using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>
/// Makes messages of the frames of a server (RFC 6455 sections 5.4 to 5.6), however they are cut. A message that lies whole in
/// what has come is read where it lies; any other one grows through pooled buffers up to the limit.
/// </summary>
/// <remarks>Head ──▶ Payload ──▶ Head. A head or a control frame stays where it lies until it is whole; a payload is taken as it comes.</remarks>
/// <param name="limit">The most bytes a message may have.</param>
internal sealed class MessageReader(int limit)
{
    private const int FirstParts = 8 << 10;

    private byte[]? _parts;
    private int _length, _checked;
    private long _left;
    private bool _inMessage, _isText, _isLast;

    /// <summary>The payload of the control frame that was found.</summary>
    public byte[] Control { get; private set; } = [];

    /// <summary>What comes next; <see cref="Found.Nothing"/>: more has to come first.</summary>
    /// <param name="bytes">What has come.</param>
    /// <param name="message">The message, if one was found. It is not kept: an idle socket shall not hold its last one.</param>
    /// <exception cref="WireException">The peer broke the protocol, or a message is too large, or a text is no text.</exception>
    public Found Next(IncomingBytes bytes, out Frame message)
    {
        message = default;
        while (true)
        {
            if (_left > 0)
            {
                if (!TakePayload(bytes)) return Found.Nothing;
            }
            else
            {
                var come = bytes.Untaken;
                if (!FrameHead.TryRead(come, _inMessage, out var head)) return Found.Nothing;
                if (head.IsControl)
                {
                    if (come.Length < head.Size + head.Length) return Found.Nothing;
                    if (TakeControl(bytes, head) is var found and not Found.Nothing) return found;
                    continue;
                }
                if (head.Length > limit - _length) throw new WireException(WireFault.TooLarge, $"A message of more than {limit} bytes came");
                bytes.Take(head.Size);
                if (!_inMessage && head.IsLast && come.Length >= head.Size + head.Length)
                {
                    message = MessageOf(come.Slice(head.Size, (int)head.Length), head.Opcode == Opcode.Text);
                    bytes.Take((int)head.Length);
                    return Found.Message;
                }
                Begin(head);
                if (_left > 0) continue;
            }
            if (!_isLast) continue;
            message = End();
            return Found.Message;
        }
    }

    /// <summary>Gives back what an unfinished message holds.</summary>
    public void GiveUp()
    {
        if (_parts is not null) ArrayPool<byte>.Shared.Return(_parts);
        _parts = null;
    }

    private Found TakeControl(IncomingBytes bytes, FrameHead head)
    {
        bytes.Take(head.Size);
        var found = head.Opcode switch
        {
            Opcode.Ping => Found.Ping,
            Opcode.Close => Found.Close,
            _ => Found.Nothing,
        };
        if (found != Found.Nothing) Control = bytes.Untaken[..(int)head.Length].ToArray();
        bytes.Take((int)head.Length);
        return found;
    }

    private void Begin(FrameHead head)
    {
        if (!_inMessage) (_inMessage, _isText) = (true, head.Opcode == Opcode.Text);
        (_left, _isLast) = (head.Length, head.IsLast);
    }

    /// <summary>Takes what has come of a payload; true when that is the rest of it.</summary>
    private bool TakePayload(IncomingBytes bytes)
    {
        var part = bytes.Untaken;
        if (part.Length > _left) part = part[..(int)_left];
        if (part.IsEmpty) return false;
        part.CopyTo(RoomFor(part.Length));
        bytes.Take(part.Length);
        (_length, _left) = (_length + part.Length, _left - part.Length);
        // A text that can become none any more is refused before its end.
        if (_isText) _checked += Utf8Text.CheckBegun(_parts.AsSpan(_checked, _length - _checked));
        return _left == 0;
    }

    private Span<byte> RoomFor(int count)
    {
        var needed = _length + count;
        if (_parts is null || _parts.Length < needed)
        {
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Max(needed, Math.Min(Math.Max(FirstParts, 2L * _length), limit)));
            _parts.AsSpan(0, _length).CopyTo(larger);
            GiveUp();
            _parts = larger;
        }
        return _parts.AsSpan(_length);
    }

    private Frame End()
    {
        var message = MessageOf(_parts.AsSpan(0, _length), _isText);
        (_length, _checked, _inMessage) = (0, 0, false);
        GiveUp();
        return message;
    }

    private static Frame MessageOf(ReadOnlySpan<byte> payload, bool isText) =>
        isText ? Frame.OfText(Utf8Text.Read(payload)) : Frame.OfBytes(payload.ToArray());

    /// <summary>What was found.</summary>
    internal enum Found
    {
        /// <summary>More has to come first.</summary>
        Nothing,

        /// <summary>A whole message.</summary>
        Message,

        /// <summary>A ping, which wants its answer.</summary>
        Ping,

        /// <summary>The close frame: what lies behind it is not looked at.</summary>
        Close,
    }
}
