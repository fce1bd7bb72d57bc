using MiniActors.Adapters;

namespace MiniActors.Tests.Support;

/// <summary>A connection that notes what is written to it, and how often it is read.</summary>
internal sealed class RecordingStream : ConnectionLayer
{
    /// <summary>What was written, write by write.</summary>
    public List<byte[]> Writes { get; } = [];

    /// <summary>What each write waits for; null: nothing.</summary>
    public TaskCompletionSource? Held { get; set; }

    /// <summary>What there is to be read.</summary>
    public Stream Content { get; init; } = Null;

    /// <summary>How often it was read.</summary>
    public int Reads { get; private set; }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Writes.Add(buffer.ToArray());
        if (Held is not null) await Held.Task;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Reads++;
        return Content.ReadAsync(buffer, cancellationToken);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
