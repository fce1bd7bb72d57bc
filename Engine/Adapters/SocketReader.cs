using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>
/// Reads one WebSocket until the peer's close frame, and hands over whole messages: what has arrived makes one batch.
/// </summary>
/// <remarks>
/// An idle socket holds 256 bytes. A message that is longer grows through pooled buffers up to the limit; whenever a receive has
/// to wait, the burst is over: the batch is handed over and the buffers go back.
/// </remarks>
internal sealed class SocketReader(WebSocket socket, SocketLimits limits, SocketSignals signals, ReadingCredit credit, KeepAlive keepAlive)
{
    private const int FirstBytes = 256;
    private const int SecondBytes = 8 << 10;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _first = new byte[FirstBytes];
    private byte[]? _long;
    private Frame[]? _batch;
    private int _count, _bytes;

    /// <summary>Ends when the peer's close frame has come.</summary>
    /// <exception cref="WebSocketException">The connection went, or the peer broke the protocol.</exception>
    /// <exception cref="WireException">A message is over the limit, or a text that is not UTF-8.</exception>
    public async Task RunAsync()
    {
        try
        {
            while (true)
            {
                if (credit.IsUsedUp(_count, _bytes))
                {
                    HandOver();
                    keepAlive.Pause();
                    await credit.RoomAsync().ConfigureAwait(false);
                    keepAlive.Resume();
                }
                var result = await ReceiveAsync(_first, ownsLong: false);
                if (result.MessageType == WebSocketMessageType.Close) return;
                var text = result.MessageType == WebSocketMessageType.Text;
                if (result.EndOfMessage) Add(_first.AsSpan(0, Checked(result.Count)), text);
                else
                {
                    var length = await ReadRestAsync(result.Count).ConfigureAwait(false);
                    // A message without its end is none.
                    if (length is null) return;
                    Add(_long.AsSpan(0, length.Value), text);
                }
            }
        }
        finally
        {
            HandOver();
            ReturnBuffers();
        }
    }

    // A token would cost a registration a read; an abort ends the read as well.
    private Lull ReceiveAsync(Memory<byte> buffer, bool ownsLong) => new(socket.ReceiveAsync(buffer, CancellationToken.None), this, ownsLong);

    /// <summary>Nothing more is there to be read: hands over what was, and gives back what is not needed.</summary>
    internal void EndBurst(bool ownsLong)
    {
        HandOver();
        if (!ownsLong) ReturnBuffers();
    }

    /// <summary>Reads a message to its end; null: the peer closed inside of it.</summary>
    private async ValueTask<int?> ReadRestAsync(int length)
    {
        _long ??= ArrayPool<byte>.Shared.Rent(SecondBytes);
        _first.AsSpan(0, Checked(length)).CopyTo(_long);
        while (true)
        {
            if (length == Capacity && length < limits.MessageBytes) Grow(length);
            // At the limit, one byte more is enough to know.
            var room = length < limits.MessageBytes ? _long.AsMemory(length, Capacity - length) : _first.AsMemory(0, 1);
            var result = await ReceiveAsync(room, ownsLong: true);
            if (result.MessageType == WebSocketMessageType.Close) return null;
            length = Checked(length + result.Count);
            if (result.EndOfMessage) return length;
        }
    }

    private int Capacity => Math.Min(_long!.Length, limits.MessageBytes);

    private void Grow(int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * _long!.Length, limits.MessageBytes));
        _long.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_long);
        _long = larger;
    }

    private int Checked(int length) => length <= limits.MessageBytes
        ? length
        : throw new WireException(WireFault.TooLarge, $"A message of more than {limits.MessageBytes} bytes came");

    private void Add(ReadOnlySpan<byte> payload, bool text)
    {
        _batch ??= ArrayPool<Frame>.Shared.Rent(limits.BatchMessages);
        var frame = text ? Frame.OfText(TextOf(payload)) : Frame.OfBytes(payload.ToArray());
        _batch[_count++] = frame;
        _bytes += payload.Length;
        if (_count == limits.BatchMessages || _bytes >= limits.BatchBytes) HandOver();
    }

    // The library does not look again when the last fragment is empty.
    private static string TextOf(ReadOnlySpan<byte> payload)
    {
        try
        {
            return Strict.GetString(payload);
        }
        catch (DecoderFallbackException)
        {
            throw new WireException(WireFault.InvalidText, "The peer sent text that is not UTF-8");
        }
    }

    private void HandOver()
    {
        if (_count == 0) return;
        var (frames, bytes) = (_batch.AsSpan(0, _count).ToArray(), _bytes);
        _batch.AsSpan(0, _count).Clear();
        (_count, _bytes) = (0, 0);
        credit.Take(frames.Length, bytes);
        signals.Tell(new SocketSignal.Received(frames, bytes));
    }

    private void ReturnBuffers()
    {
        if (_long is not null) ArrayPool<byte>.Shared.Return(_long);
        if (_batch is not null) ArrayPool<Frame>.Shared.Return(_batch);
        (_long, _batch) = (null, null);
    }
}
