using System.Diagnostics;
using MiniActors.Api;
using MiniActors.Callbacks;

namespace MiniActors.Benchmarks.Flood;

/// <summary>One socket under a flood, with a callback that takes its time. Only its own dispatcher touches the counters.</summary>
/// <remarks>
/// The callback waits in the kernel, as one does that writes to a disk or asks a database: it holds its thread for at least
/// its time, but not a processor. A callback that computes instead would measure the machine's cores, not the engine's bounds.
/// </remarks>
internal sealed class FloodedSocket(int messages, TimeSpan callback) : IDisposable
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEvent _never = new(false);

    /// <summary>How many messages have been through the callback.</summary>
    public int Received { get; private set; }

    /// <summary>How many of them did not carry the number that was due.</summary>
    public int OutOfOrder { get; private set; }

    /// <summary>Ends when all have; fails when the socket closes before.</summary>
    public Task All => _all.Task;

    /// <summary>Prepares the task of this socket.</summary>
    public void Listen(SocketTask task)
    {
        task.OnMessage(OnMessage);
        task.OnClose(closed => _all.TrySetException(new InvalidOperationException(
            $"The socket closed with {closed.Code} after {Received} of {messages} messages.")));
    }

    private void OnMessage(SocketMessageEvent message)
    {
        if (SequenceNumber.Read(message.Frame.Text) != Received) OutOfOrder++;
        if (callback > TimeSpan.Zero) TakeTime();
        if (++Received == messages) _all.TrySetResult();
    }

    private void TakeTime()
    {
        var begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < callback) _never.WaitOne(1);
    }

    public void Dispose() => _never.Dispose();
}
