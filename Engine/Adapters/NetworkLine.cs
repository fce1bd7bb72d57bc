using System.Runtime.CompilerServices;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>Waits as long as the network of a mini program makes its bytes wait, and no longer than until it is another one.</summary>
/// <param name="conditions">The network; null: nothing ever waits.</param>
/// <param name="clock">The time.</param>
internal sealed class NetworkLine(NetworkConditions? conditions, TimeProvider clock)
{
    // Timers are no finer; what is not waited for now is waited for with the next portion.
    private static readonly TimeSpan Finest = TimeSpan.FromMilliseconds(1);

    /// <summary>The network; null: nothing ever waits.</summary>
    public NetworkConditions? Conditions => conditions;

    private TimeSpan Now => clock.GetElapsedTime(0, clock.GetTimestamp());

    /// <summary>True when what comes in has to be held back.</summary>
    public bool IsLate => conditions?.State.Latency > TimeSpan.Zero;

    /// <summary>True when what comes in need not be held back for its size.</summary>
    public bool IsBroad => conditions?.Pace.Down is null;

    /// <summary>True when what goes out has to be held back.</summary>
    public bool IsNarrow => conditions?.Pace.Up is not null;

    /// <summary>Reads no faster than bytes may come in.</summary>
    public ValueTask<int> ReadAsync(Stream stream, Memory<byte> buffer, CancellationToken cancellation) =>
        IsBroad ? stream.ReadAsync(buffer, cancellation) : ReadSlowlyAsync(stream, buffer, cancellation);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReadSlowlyAsync(Stream stream, Memory<byte> buffer, CancellationToken cancellation)
    {
        var count = await stream.ReadAsync(buffer[..DownPortion(buffer.Length)], cancellation).ConfigureAwait(false);
        await DownAsync(count, cancellation).ConfigureAwait(false);
        return count;
    }

    /// <summary>How many bytes should be read at a time, of so many that could be.</summary>
    public int DownPortion(int most) => Math.Min(most, conditions?.Pace.Down?.Portion ?? most);

    /// <summary>These bytes have come.</summary>
    public ValueTask DownAsync(int bytes, CancellationToken cancellation) =>
        bytes == 0 || conditions?.Pace.Down is null ? ValueTask.CompletedTask : PassAsync(bytes, static pace => pace.Down, cancellation);

    /// <summary>Writes to a stream as fast as bytes may go out, and tells each portion that has gone.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WriteAsync(Stream stream, ReadOnlyMemory<byte> bytes, Action<int>? gone, CancellationToken cancellation)
    {
        while (!bytes.IsEmpty)
        {
            var portion = Math.Min(bytes.Length, conditions?.Pace.Up?.Portion ?? bytes.Length);
            if (IsNarrow) await PassAsync(portion, static pace => pace.Up, cancellation).ConfigureAwait(false);
            await stream.WriteAsync(bytes[..portion], cancellation).ConfigureAwait(false);
            gone?.Invoke(portion);
            bytes = bytes[portion..];
        }
    }

    /// <summary>One way there and back, from now.</summary>
    public ValueTask RoundTripAsync(CancellationToken cancellation) => IsLate ? LateAsync(Now, cancellation) : ValueTask.CompletedTask;

    /// <summary>What came at this moment of <see cref="Stamp"/> may be seen.</summary>
    public ValueTask SinceAsync(TimeSpan arrival, CancellationToken cancellation) =>
        IsLate ? LateAsync(arrival, cancellation) : ValueTask.CompletedTask;

    /// <summary>This moment.</summary>
    public TimeSpan Stamp() => Now;

    private async ValueTask LateAsync(TimeSpan since, CancellationToken cancellation)
    {
        while (true)
        {
            var pace = conditions!.Pace;
            var left = since + (pace.State.Latency ?? TimeSpan.Zero) - Now;
            if (left <= TimeSpan.Zero || await WaitAsync(left, pace, cancellation).ConfigureAwait(false)) return;
        }
    }

    /// <summary>Where the pace changes in the middle, the portion is taken anew under the new one.</summary>
    private async ValueTask PassAsync(int bytes, Func<NetworkPace, ByteRate?> direction, CancellationToken cancellation)
    {
        while (true)
        {
            var pace = conditions!.Pace;
            if (direction(pace) is not { } rate) return;
            var wait = rate.Take(bytes, Now);
            if (wait < Finest || await WaitAsync(wait, pace, cancellation).ConfigureAwait(false)) return;
        }
    }

    /// <summary>True when the time is up; false when the pace is over.</summary>
    private async ValueTask<bool> WaitAsync(TimeSpan time, NetworkPace pace, CancellationToken cancellation)
    {
        // Never on the thread of who changes the network, which is an actor's.
        var woken = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var timer = clock.CreateTimer(static state => ((TaskCompletionSource<bool>)state!).TrySetResult(true), woken, time, Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        await using var changed = pace.Over.UnsafeRegister(static state => ((TaskCompletionSource<bool>)state!).TrySetResult(false), woken).ConfigureAwait(false);
        await using var ended = cancellation.UnsafeRegister(static (state, token) => ((TaskCompletionSource<bool>)state!).TrySetCanceled(token), woken).ConfigureAwait(false);
        return await woken.Task.ConfigureAwait(false);
    }
}
