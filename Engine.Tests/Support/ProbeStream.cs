namespace MiniActors.Tests.Support;

/// <summary>A stream in memory, to read or to write, that knows whether it was closed and can be made to misbehave.</summary>
public sealed class ProbeStream(byte[]? bytes = null) : MemoryStream(bytes ?? [], writable: false)
{
    private readonly MemoryStream _written = new();

    /// <summary>Awaited before each read or write.</summary>
    public Func<Task>? Before { get; init; }

    /// <summary>Thrown when it is closed.</summary>
    public Exception? AtClose { get; init; }

    /// <summary>False: as a stream from a network, it knows nothing of its length.</summary>
    public bool Seeks { get; init; } = true;

    public bool IsClosed { get; private set; }

    public byte[] Written => _written.ToArray();

    public override bool CanWrite => true;

    public override bool CanSeek => Seeks;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Before is not null) await Before().WaitAsync(cancellationToken);
        return await base.ReadAsync(buffer, cancellationToken);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Before is not null) await Before().WaitAsync(cancellationToken);
        _written.Write(buffer.Span);
    }

    public override void Write(ReadOnlySpan<byte> buffer) => _written.Write(buffer);

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        base.Dispose(disposing);
        if (AtClose is not null) throw AtClose;
    }
}
