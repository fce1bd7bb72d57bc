using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;
using MiniActors.Benchmarks.Peer;

namespace MiniActors.Benchmarks.Scripts;

/// <summary>How a script is told that a round begins: it makes a request, and the answer is the signal.</summary>
internal sealed class Gate : IAsyncDisposable
{
    private static readonly ReadOnlyMemory<byte> Answer = Encoding.ASCII.GetBytes(
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\ngo");

    private readonly Channel<int> _rounds = Channel.CreateUnbounded<int>();
    private readonly CancellationTokenSource _stop = new();
    private readonly PeerServer _server;
    private readonly Task _serving;

    public Gate()
    {
        _server = PeerServer.Of(ServeAsync);
        _serving = _server.ServeAsync(_stop.Token);
    }

    /// <summary>Where the script waits.</summary>
    public Uri Url => new($"http://127.0.0.1:{_server.Port}/");

    /// <summary>Lets it go, now or as soon as it waits.</summary>
    public void Open() => _rounds.Writer.TryWrite(0);

    private async Task ServeAsync(Socket client)
    {
        using (client)
        {
            try
            {
                var request = new byte[8 << 10];
                // A request of a script without a body comes in one piece.
                while (await client.ReceiveAsync(request, _stop.Token).ConfigureAwait(false) > 0)
                {
                    await _rounds.Reader.ReadAsync(_stop.Token).ConfigureAwait(false);
                    await client.SendAsync(Answer, _stop.Token).ConfigureAwait(false);
                }
            }
            catch (Exception error) when (error is SocketException or OperationCanceledException)
            {
                // It went away, or everything ends.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _serving.ConfigureAwait(false);
        _server.Dispose();
        _stop.Dispose();
    }
}
