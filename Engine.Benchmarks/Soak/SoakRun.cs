using System.Diagnostics;
using MiniActors.Api;
using MiniActors.Testing;

namespace MiniActors.Benchmarks.Soak;

/// <summary>Sockets and transfers for a long time under chaos, and what is left of them.</summary>
internal static class SoakRun
{
    private const int Programs = 8;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>Runs it.</summary>
    /// <param name="sockets">A server that echoes.</param>
    /// <param name="web">A server that answers.</param>
    /// <param name="load">How much.</param>
    /// <param name="say">Told how it goes.</param>
    /// <param name="cancellation">Ends it early; the report is of what was done.</param>
    public static async Task<SoakReport> RunAsync(Uri sockets, Uri web, SoakLoad load, Action<string> say, CancellationToken cancellation)
    {
        // Once without being counted: what the runtime opens for good it opens here.
        await LiveAsync(sockets, web, load with { Time = TimeSpan.FromSeconds(1), Sockets = 8, Transfers = 3 }, _ => { }, cancellation).ConfigureAwait(false);
        var before = SoakEngine.Descriptors;
        var report = await LiveAsync(sockets, web, load, say, cancellation).ConfigureAwait(false);
        return report with { Descriptors = await BeyondAsync(before).ConfigureAwait(false) };
    }

    private static async Task<SoakReport> LiveAsync(Uri sockets, Uri web, SoakLoad load, Action<string> say, CancellationToken cancellation)
    {
        var (book, readings) = (new SoakBook(), new List<(TimeSpan At, double Value)>());
        var proxies = Enumerable.Range(0, Programs + 1).Select(at => new FaultProxy(at < Programs ? sockets.Port : web.Port, load.Seed + at)).ToArray();
        var (files, left) = (0, 0);
        await using (var engine = new SoakEngine())
        {
            var programs = await Task.WhenAll(proxies.Select(_ => engine.OpenAsync(CancellationToken.None))).ConfigureAwait(false);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var chaos = new Chaos(proxies, load).RunAsync(stop.Token);
            var work = Work(programs, proxies, load, book, stop.Token);
            await WatchAsync(load.Time, book, readings, say, stop.Token).ConfigureAwait(false);
            await stop.CancelAsync().ConfigureAwait(false);
            await chaos.ConfigureAwait(false);
            await Task.WhenAll(work).ConfigureAwait(false);
            await Task.WhenAll(programs.Select(program => program.DisposeAsync().AsTask())).ConfigureAwait(false);
            (files, left) = (engine.Files, await engine.ProgramsAsync().ConfigureAwait(false));
        }
        foreach (var proxy in proxies) await proxy.DisposeAsync().ConfigureAwait(false);
        return new SoakReport(load, book.Messages, book.Transfers, book.Broken, readings.Count > 0 ? readings[^1].Value : 0,
            MemorySlope.OfSecondHalf(readings), 0, files, left, book.Missing, book.Doubled);
    }

    private static Task[] Work(MiniProgram[] programs, FaultProxy[] proxies, SoakLoad load, SoakBook book, CancellationToken stop) =>
    [
        .. Enumerable.Range(0, load.Sockets).Select(at =>
            new SoakSocket(programs[at % Programs], new Uri($"ws://127.0.0.1:{proxies[at % Programs].Port}/"), book).RunAsync(stop)),
        .. Enumerable.Range(0, load.Transfers).Select(at =>
            new SoakTransfer(programs[Programs], new Uri($"http://127.0.0.1:{proxies[Programs].Port}/"), book, new Random(load.Seed + at), load.OneIn).RunAsync(stop)),
    ];

    private static async Task WatchAsync(TimeSpan time, SoakBook book, List<(TimeSpan At, double Value)> readings, Action<string> say, CancellationToken stop)
    {
        var (begin, said) = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
        using var ticks = new PeriodicTimer(Look);
        try
        {
            while (Stopwatch.GetElapsedTime(begin) < time)
            {
                await ticks.WaitForNextTickAsync(stop).ConfigureAwait(false);
                var now = Stopwatch.GetElapsedTime(begin);
                // What waits to be collected is no leak, and hides one.
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                readings.Add((now, Environment.WorkingSet / 1048576.0));
                if (now - said < TimeSpan.FromMinutes(1)) continue;
                said = now;
                say(FormattableString.Invariant($"{now:mm\\:ss}  {book.Messages:n0} messages, {book.Transfers:n0} transfers, {book.Broken:n0} sockets broke, {readings[^1].Value:0.0} MiB"));
            }
        }
        catch (OperationCanceledException)
        {
            // It was enough.
        }
    }

    /// <summary>Descriptors beyond these; what was closed a moment ago may still be there.</summary>
    private static async Task<int> BeyondAsync(int before)
    {
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var turn = 0; turn < 50 && SoakEngine.Descriptors > before; turn++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await ticks.WaitForNextTickAsync().ConfigureAwait(false);
        }
        return Math.Max(0, SoakEngine.Descriptors - before);
    }
}
