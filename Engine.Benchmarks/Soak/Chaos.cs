using MiniActors.Testing;

namespace MiniActors.Benchmarks.Soak;

/// <summary>
/// The weather behind the proxies, by the seed: nearly always fair, now and then late, narrow, in single bytes, ending early with FIN
/// or RST, or down. A connection lives with the weather that there is.
/// </summary>
internal sealed class Chaos(IReadOnlyList<FaultProxy> proxies, SoakLoad load)
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(100);
    private readonly Random _chance = new(load.Seed);

    public async Task RunAsync(CancellationToken stop)
    {
        using var ticks = new PeriodicTimer(Turn);
        while (!stop.IsCancellationRequested)
        {
            foreach (var proxy in proxies) Blow(proxy);
            await ticks.WaitForNextTickAsync(CancellationToken.None).ConfigureAwait(false);
        }
        foreach (var proxy in proxies)
        {
            proxy.IsDown = false;
            (proxy.Upstream, proxy.Downstream) = (new Toxics(), new Toxics());
        }
    }

    private void Blow(FaultProxy proxy)
    {
        if (_chance.Next(3) != 0) return;
        proxy.IsDown = false;
        (proxy.Upstream, proxy.Downstream) = (Next(), Next());
        if (_chance.Next(load.OneIn) == 0) proxy.IsDown = true;
    }

    private Toxics Next() => _chance.Next(load.OneIn) switch
    {
        0 => new Toxics { ResetAfter = _chance.Next(1, 20_000) },
        1 => new Toxics { LimitBytes = _chance.Next(1, 20_000) },
        2 => new Toxics { BytesPerSecond = 16 << 10 },
        3 => new Toxics { Slice = 1 },
        4 => new Toxics { Latency = TimeSpan.FromMilliseconds(200), Jitter = TimeSpan.FromMilliseconds(100) },
        5 => new Toxics { SlowClose = TimeSpan.FromSeconds(1) },
        _ => new Toxics(),
    };
}
