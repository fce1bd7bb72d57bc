using System.Diagnostics;
using System.Net.Sockets;
using System.Threading.Channels;

namespace MiniActors.Testing;

/// <summary>
/// One direction of one connection: a reader that notes when each piece came, and a writer that lets it go when it is due. So
/// latency delays and does not throttle.
/// </summary>
internal sealed class ProxyPump(ProxyPair pair, Socket from, Socket to, Func<Toxics> toxics, Random chance)
{
    // What may be under way: enough for a latency of a second at a fair speed, and a bound for a receiver that does not read.
    private const int PiecesUnderWay = 256;

    private readonly Channel<(byte[] Bytes, TimeSpan Due)> _underWay = Channel.CreateBounded<(byte[], TimeSpan)>(PiecesUnderWay);
    private readonly long _start = Stopwatch.GetTimestamp();
    private TimeSpan _lastDue, _lineFree;
    private long _passed;

    public Task RunAsync(CancellationToken ended) => Task.WhenAll(ReadAsync(ended), WriteAsync(ended));

    private TimeSpan Now => Stopwatch.GetElapsedTime(_start);

    private async Task ReadAsync(CancellationToken ended)
    {
        var buffer = new byte[16 << 10];
        try
        {
            while (await from.ReceiveAsync(buffer, ended).ConfigureAwait(false) is > 0 and var count)
                await _underWay.Writer.WriteAsync((buffer[..count], DueNow()), ended).ConfigureAwait(false);
            _underWay.Writer.TryComplete();
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            _underWay.Writer.TryComplete(error);
        }
    }

    // Never before the piece in front: TCP keeps the order.
    private TimeSpan DueNow()
    {
        var (now, toxic) = (Now, toxics());
        var late = toxic.Latency + toxic.Jitter * (2 * chance.NextDouble() - 1);
        return _lastDue = now + late > _lastDue ? now + late : _lastDue;
    }

    private async Task WriteAsync(CancellationToken ended)
    {
        try
        {
            await foreach (var (bytes, due) in _underWay.Reader.ReadAllAsync(ended).ConfigureAwait(false))
            {
                await UntilAsync(due, ended).ConfigureAwait(false);
                if (!toxics().BlackHole && !await PassAsync(bytes, ended).ConfigureAwait(false)) return;
            }
            await UntilAsync(Now + toxics().SlowClose, ended).ConfigureAwait(false);
            if (!toxics().BlackHole) to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            if (!toxics().BlackHole) pair.Reset();
        }
    }

    /// <summary>False: that was the end of the direction.</summary>
    private async Task<bool> PassAsync(ReadOnlyMemory<byte> bytes, CancellationToken ended)
    {
        while (bytes.Length > 0)
        {
            var toxic = toxics();
            var count = toxic.Slice is { } slice ? Math.Min(bytes.Length, chance.Next(1, slice + 1)) : bytes.Length;
            if (toxic.BytesPerSecond is { } speed) count = Math.Min(count, Math.Max(1, speed / 20));
            if ((toxic.ResetAfter ?? toxic.LimitBytes) is { } limit) count = (int)Math.Min(count, Math.Max(0, limit - _passed));
            if (count > 0) await to.SendAsync(bytes[..count], ended).ConfigureAwait(false);
            _passed += count;
            bytes = bytes[count..];
            if (toxic.ResetAfter <= _passed)
            {
                pair.Reset();
                return false;
            }
            if (toxic.LimitBytes <= _passed)
            {
                to.Shutdown(SocketShutdown.Send);
                return false;
            }
            if (toxic.BytesPerSecond is { } rate)
            {
                _lineFree = (Now > _lineFree ? Now : _lineFree) + TimeSpan.FromSeconds((double)count / rate);
                await UntilAsync(_lineFree, ended).ConfigureAwait(false);
            }
        }
        return true;
    }

    private async Task UntilAsync(TimeSpan due, CancellationToken ended)
    {
        var left = due - Now;
        if (left < TimeSpan.FromMilliseconds(1)) return;
        using var timer = new PeriodicTimer(left);
        await timer.WaitForNextTickAsync(ended).ConfigureAwait(false);
    }
}
