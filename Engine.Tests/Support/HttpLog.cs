using System.Threading.Channels;
using MiniActors.Wire;

namespace MiniActors.Tests.Support;

/// <summary>All that an exchange tells, in order; it holds every exchange to one end, and to silence behind it.</summary>
public sealed class HttpLog
{
    private readonly List<HttpSignal> _all = [];
    private readonly Channel<HttpSignal> _untaken = Channel.CreateUnbounded<HttpSignal>();
    private readonly TaskCompletionSource<HttpSignal> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private int _ends;

    /// <summary>The sink.</summary>
    public void Tell(HttpSignal signal)
    {
        lock (_gate)
        {
            if (_ends > 0) _ends++;
            _all.Add(signal);
            if (signal is HttpSignal.Completed or HttpSignal.Failed && _ends == 0)
            {
                _ends = 1;
                _end.SetResult(signal);
            }
        }
        _untaken.Writer.TryWrite(signal);
    }

    /// <summary>Everything by now.</summary>
    public IReadOnlyList<HttpSignal> All
    {
        get
        {
            lock (_gate) return [.. _all];
        }
    }

    public bool HasEnded => _end.Task.IsCompleted;

    /// <summary>The next signal that nobody took.</summary>
    public async Task<T> NextAsync<T>() where T : HttpSignal =>
        Assert.IsType<T>(await _untaken.Reader.ReadAsync().AsTask().WaitAsync(Patience.Long));

    /// <summary>The end, which is the last there is.</summary>
    public async Task<HttpSignal> EndAsync()
    {
        var end = await _end.Task.WaitAsync(Patience.Long);
        lock (_gate) Assert.Equal(1, _ends);
        return end;
    }

    public async Task<HttpSignal.Completed> CompletedAsync()
    {
        var end = await EndAsync();
        return end is HttpSignal.Failed failed ? throw new Xunit.Sdk.XunitException($"It failed: {failed}") : (HttpSignal.Completed)end;
    }

    public async Task<WireFault> FaultAsync() => Assert.IsType<HttpSignal.Failed>(await EndAsync()).Fault;
}
