namespace MiniActors.Adapters;

/// <summary>The connection of one WebSocket through the network of its mini program: as slow as that is at the moment.</summary>
/// <remarks>
/// It gets in nobody's way as long as nothing is slow. From the first latency on the connection is read ahead, because one message
/// must not wait for the one before it to be late.
/// </remarks>
internal sealed class SlowStream(Stream connection, NetworkLine line) : ConnectionLayer
{
    private readonly CancellationTokenSource _over = new();
    private LateReader? _late;

    /// <summary>Called with each portion that went out of a write that is held back: the connection lives, although nothing comes.</summary>
    public Action<int>? OnGone { get; set; }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_late is null && line.IsLate) _late = new LateReader(connection, line);
        return _late is not null ? _late.ReadAsync(buffer, _over.Token) : connection.ReadAsync(buffer[..line.DownPortion(buffer.Length)], cancellationToken);
    }

    /// <summary>
    /// Ends when so many bytes, which were read last, may be seen. It is the reader's to wait for, who waits for the read anyway:
    /// a connection that is idle shall not hold a second wait.
    /// </summary>
    public ValueTask HoldBackAsync(int bytes) =>
        bytes == 0 || _late is not null || line is { IsLate: false, IsBroad: true } ? ValueTask.CompletedTask : DelayAsync(bytes);

    private async ValueTask DelayAsync(int bytes)
    {
        // It may have become late while the read was waited for.
        await line.RoundTripAsync(_over.Token).ConfigureAwait(false);
        await line.DownAsync(bytes, _over.Token).ConfigureAwait(false);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        line.IsNarrow ? line.WriteAsync(connection, buffer, OnGone, _over.Token) : connection.WriteAsync(buffer, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            connection.Dispose();
            _late?.End();
            // Off the caller's thread, which may be an actor's: what waits here goes on where it is cancelled.
            _ = _over.CancelAsync();
        }
        base.Dispose(disposing);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => connection.FlushAsync(cancellationToken);
}
