using System.Net.Sockets;

namespace MiniActors.Benchmarks.Peer;

/// <summary>
/// One client of the measuring server. What has arrived is answered in one write, so that the server costs as little of the
/// machine as it can: it is not what is measured.
/// </summary>
internal sealed class PeerConnection(Socket socket)
{
    private const int Buffer = 256 << 10;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private byte[] _in = [];
    // A server's frame is never longer than the client's frame that it answers.
    private byte[] _out = [];

    /// <summary>Serves the client until one of the two closes.</summary>
    public async Task ServeAsync()
    {
        using (socket)
        {
            try
            {
                if (await Upgrade.AcceptAsync(socket).ConfigureAwait(false) is not { } path) return;
                var size = path == Quiet.Path ? Quiet.Buffer : Buffer;
                (_in, _out) = (new byte[size], new byte[size]);
                var flood = FloodOrder.Parse(path) is { } order ? FloodSender.RunAsync(order, SendAsync) : Task.CompletedTask;
                await AnswerAsync().ConfigureAwait(false);
                socket.Dispose();
                await flood.ConfigureAwait(false);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // The client went away, as clients may.
            }
        }
    }

    private async Task AnswerAsync()
    {
        for (var (end, open) = (0, true); open;)
        {
            var count = await socket.ReceiveAsync(_in.AsMemory(end)).ConfigureAwait(false);
            if (count == 0) return;
            end += count;
            int used, written;
            (used, written, open) = Answer(_in.AsSpan(0, end));
            _in.AsSpan(used..end).CopyTo(_in);
            end -= used;
            if (written > 0) await SendAsync(_out.AsMemory(0, written)).ConfigureAwait(false);
        }
    }

    private (int Used, int Written, bool Open) Answer(Span<byte> arrived)
    {
        var (used, written) = (0, 0);
        while (Frames.TryRead(arrived[used..], out var frame))
        {
            used += frame.Length;
            if (frame.First == Frames.FinPong) continue;
            var first = frame.First == Frames.FinPing ? Frames.FinPong : frame.First;
            written += Frames.Write(_out.AsSpan(written), first, frame.Payload);
            if (first == Frames.FinClose) return (used, written, false);
        }
        return (used, written, true);
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            while (bytes.Length > 0) bytes = bytes[await socket.SendAsync(bytes).ConfigureAwait(false)..];
        }
        finally
        {
            _turn.Release();
        }
    }
}
