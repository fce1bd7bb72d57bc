using MiniActors.Model;

namespace MiniActors.Adapters;

/// <summary>An open WebSocket: what comes in, what goes out, and their end.</summary>
internal sealed class Connection
{
    // How long the end of a connection may take on which nothing else is to be said.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly Stream _connection;

    /// <param name="connection">The connection behind the handshake.</param>
    /// <param name="line">The network, which may be slow; null: it never is.</param>
    /// <param name="begun">What came with the handshake, in an array of the shared pool; null: nothing did.</param>
    /// <param name="start">Where that begins.</param>
    /// <param name="end">Where it ends.</param>
    public Connection(Stream connection, NetworkLine? line = null, byte[]? begun = null, int start = 0, int end = 0)
    {
        var slow = line is null ? null : new SlowStream(connection, line);
        _connection = slow ?? connection;
        Incoming = new IncomingBytes(_connection, slow, begun, start, end);
        Writer = new FrameWriter(_connection);
        // What is held back on its way out must not look like silence to the keep-alive, whose ping waits behind it.
        if (slow is not null) slow.OnGone = _ => Incoming.OnRead?.Invoke();
    }

    /// <summary>What comes in.</summary>
    public IncomingBytes Incoming { get; }

    /// <summary>What goes out.</summary>
    public FrameWriter Writer { get; }

    /// <summary>Tells the peer that it was refused; a peer that does not read, or is gone, will not miss it.</summary>
    public Task RefuseAsync(CloseReason reason) => AtMostAsync(Writer.CloseAsync(reason).AsTask());

    /// <summary>Both have closed: waits until the peer ends the connection, which is the server's to do first (RFC 6455 section 7.1.1).</summary>
    public Task EndedByPeerAsync() => AtMostAsync(_connection.ReadAsync(new byte[1]).AsTask());

    /// <summary>Ends the connection at once: a read or a write that is under way fails.</summary>
    /// <remarks>The buffers may be in use: what those hold is left to the garbage collector.</remarks>
    public void Abort() => _connection.Dispose();

    private static Task AtMostAsync(Task farewell) => HowsoeverAsync(HowsoeverAsync(farewell).WaitAsync(Farewell));

    private static async Task HowsoeverAsync(Task task) => await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
