using System.Buffers;
using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>
/// Reads one WebSocket until the peer's close frame, and hands over whole messages: what has arrived makes one batch.
/// </summary>
/// <remarks>Whenever a read has to wait, the burst is over: the batch is handed over and the buffers go back.</remarks>
internal sealed class SocketReader(Connection connection, SocketLimits limits, SocketSignals signals, ReadingCredit credit, KeepAlive keepAlive)
{
    private readonly MessageReader _messages = new(limits.MessageBytes);
    private Frame[]? _batch;
    private int _count, _bytes;

    /// <summary>Ends when the peer's close frame has come, with what it says.</summary>
    /// <exception cref="WireException">The connection went, or the peer broke the protocol, or a message is over the limit or no text.</exception>
    public async Task<CloseReason> RunAsync()
    {
        try
        {
            while (true)
            {
                switch (TakeMessages())
                {
                    case MessageReader.Found.Message:
                        await ParkAsync().ConfigureAwait(false);
                        break;
                    case MessageReader.Found.Ping:
                        await PongAsync().ConfigureAwait(false);
                        break;
                    case MessageReader.Found.Close:
                        return CloseFrame.Read(_messages.Control);
                    default:
                        if (!await new Lull(connection.Incoming.MoreAsync(), this)) throw new WireException(WireFault.Dropped, "The peer ended the connection without a close frame");
                        break;
                }
            }
        }
        finally
        {
            EndBurst();
            _messages.GiveUp();
        }
    }

    /// <summary>Takes the messages that have come, until there is something else, or nothing, or no more credit for a message.</summary>
    private MessageReader.Found TakeMessages()
    {
        while (!credit.IsUsedUp(_count, _bytes))
        {
            var found = _messages.Next(connection.Incoming, out var message);
            if (found != MessageReader.Found.Message) return found;
            Add(message);
        }
        return MessageReader.Found.Message;
    }

    private async ValueTask ParkAsync()
    {
        HandOver();
        keepAlive.Pause();
        await credit.RoomAsync().ConfigureAwait(false);
        keepAlive.Resume();
    }

    private async ValueTask PongAsync()
    {
        var pong = connection.Writer.PongAsync(_messages.Control);
        // A peer that does not read may make it wait: what it sent before is told meanwhile.
        if (!pong.IsCompleted) HandOver();
        await pong.ConfigureAwait(false);
    }

    /// <summary>Nothing more is there to be read: hands over what was, and gives back what is not needed.</summary>
    internal void EndBurst()
    {
        HandOver();
        if (_batch is not null) ArrayPool<Frame>.Shared.Return(_batch);
        _batch = null;
    }

    private void Add(Frame message)
    {
        _batch ??= ArrayPool<Frame>.Shared.Rent(limits.BatchMessages);
        _batch[_count++] = message;
        _bytes += message.WireLength;
        if (_count == limits.BatchMessages || _bytes >= limits.BatchBytes) HandOver();
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
}
