using System.Text.Json;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Peer;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Transfers;

/// <summary>The row <c>transfer</c>: large files, the engine beside plain streaming, and the memory that it takes.</summary>
internal sealed class TransferRow : IRow
{
    private const int DefaultRuns = 3;
    private const int WarmUps = 1;
    private const int DefaultMiB = 1024;
    private const double Least = 0.9;
    private const int LimitMiB = 32;
    private const double BytesPerMiB = 1 << 20;

    public string Name => "transfer";

    public string Summary => "1 GiB down and up: the engine beside plain streaming with HttpClient, and the memory that it takes";

    public string Goals => "each: ≥ 0.9 of raw, peak RSS < base + 32 MiB";

    public async Task<IReadOnlyList<Figure>> RunAsync(RowOrder order, CancellationToken cancellation)
    {
        var figures = new List<Figure>();
        foreach (var up in new[] { false, true })
        {
            var load = new TransferLoad(up, order.MiB ?? DefaultMiB);
            order.Progress($"transfer: {load}");
            var speed = await MeasureSpeedAsync(order, load, cancellation).ConfigureAwait(false);
            figures.AddRange(Tell(load, speed, await MeasureMemoryAsync(order, load, cancellation).ConfigureAwait(false)));
        }
        return figures;
    }

    private static async Task<Interleaved> MeasureSpeedAsync(RowOrder order, TransferLoad load, CancellationToken cancellation)
    {
        using var folder = new TransferFolder(load.Bytes);
        using var raw = new RawTransfer(order.Web, load, folder);
        await using var engine = new EngineTransfer(order.Web, folder);
        return await Interleaved.RunAsync(WarmUps, order.Runs ?? DefaultRuns,
            () => engine.RoundAsync(load), raw.RoundAsync, cancellation).ConfigureAwait(false);
    }

    private static async Task<TransferReport> MeasureMemoryAsync(RowOrder order, TransferLoad load, CancellationToken cancellation)
    {
        await using var child = ChildProcess.Start(TransferClientCommand.CommandLine(order.Web, load));
        return JsonSerializer.Deserialize<TransferReport>(await child.ReadLineAsync(cancellation).ConfigureAwait(false))!;
    }

    private IEnumerable<Figure> Tell(TransferLoad load, Interleaved measured, TransferReport memory)
    {
        var speed = measured.Of(reading => reading.PerSecond);
        var above = Spread.Of([memory.AboveBytes / BytesPerMiB]);
        yield return Figure("MiB/s", speed) with { Goal = Goal.AtLeast(Least, speed.Ratio) };
        yield return Figure("CPU µs/MiB", measured.Of(reading => reading.CpuMicroseconds));
        yield return Figure("allocated B/MiB", measured.Of(reading => reading.AllocatedBytes));
        yield return new Figure(Name, load.ToString(), "peak RSS above the base, MiB", above, Goal: Goal.Below(LimitMiB, "MiB", above));
        yield return new Figure(Name, load.ToString(), "RSS at the base, MiB", Spread.Of([memory.BaseBytes / BytesPerMiB]));

        Figure Figure(string quantity, (Spread Engine, Spread Raw, Spread Ratio) spreads) =>
            new(Name, load.ToString(), quantity, spreads.Engine, spreads.Raw, spreads.Ratio);
    }
}
