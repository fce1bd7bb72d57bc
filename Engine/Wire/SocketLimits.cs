namespace MiniActors.Wire;

/// <summary>The bounds of one WebSocket; each has its key under <c>mini-actors.sockets</c> in <c>hocon.conf</c>.</summary>
public sealed record SocketLimits
{
    /// <summary>The largest message that is received, in bytes; over it the peer sees 1009. Default: 4 MiB.</summary>
    public int MessageBytes { get; init; } = 4 << 20;

    /// <summary>How many messages may wait to be written before a send fails with <c>BufferFull</c>. Default: 10,000.</summary>
    public int SendQueueMessages { get; init; } = 10_000;

    /// <summary>How many bytes may wait to be written before a send fails with <c>BufferFull</c>. Default: 16 MiB.</summary>
    public int SendQueueBytes { get; init; } = 16 << 20;

    /// <summary>How many received messages may wait for their callback before reading stops. Default: 1,024.</summary>
    public int HighWaterMessages { get; init; } = 1024;

    /// <summary>How many received bytes may wait for their callback before reading stops. Default: 256 KiB.</summary>
    public int HighWaterBytes { get; init; } = 256 << 10;

    /// <summary>How many messages one hand-over to the callbacks holds at most. Default: 256.</summary>
    public int BatchMessages { get; init; } = 256;

    /// <summary>How many bytes one hand-over to the callbacks holds at most, one message excepted. Default: 64 KiB.</summary>
    public int BatchBytes { get; init; } = 64 << 10;

    /// <summary>How often an idle connection is pinged; zero: never. Default: 120 s (docs/decisions/0030).</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How long the answer to a ping may take before the connection counts as dead. Default: 20 s.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(20);
}
