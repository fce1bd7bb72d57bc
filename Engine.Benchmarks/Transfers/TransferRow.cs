using System.Text.Json;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Peer;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Transfers;

/// <summary>Files: the engine beside plain streaming, and the memory that it takes.</summary>
internal sealed class TransferRow : IRow
{
    private const int DefaultRuns = 5;
    private const int WarmUps = 1;
    private const double BytesPerMiB = 1 << 20;

    private TransferRow()
    {
    }

    /// <summary>The row <c>transfer</c>: one large file each way.</summary>
    public static TransferRow OneFile => new()
    {
        Name = "transfer",
        Summary = "1 GiB down and up with progress: the engine beside plain streaming with HttpClient, and the memory that it takes",
        Goals = "each: ≥ 0.97 of raw, peak RSS ≤ base + 16 MiB",
        Loads = [new TransferLoad(Up: false, MiB: 1024), new TransferLoad(Up: true, MiB: 1024)],
        Least = 0.97,
        AboveMiB = 16,
    };

    /// <summary>The row <c>downloads</c>: many at once.</summary>
    public static TransferRow ManyFiles => new()
    {
        Name = "downloads",
        Summary = "64 downloads of 16 MiB at once, with progress: the engine beside plain streaming with HttpClient, and the memory that it takes",
        Goals = "≥ 0.90 of raw, peak RSS ≤ base + 64 MiB",
        Loads = [new TransferLoad(Up: false, MiB: 16, Files: 64)],
        Least = 0.90,
        AboveMiB = 64,
    };

    public required string Name { get; init; }

    public required string Summary { get; init; }

    public required string Goals { get; init; }

    /// <summary>What is transferred.</summary>
    public required IReadOnlyList<TransferLoad> Loads { get; init; }

    /// <summary>How much of the raw speed.</summary>
    public required double Least { get; init; }

    /// <summary>How much memory over the base.</summary>
    public required int AboveMiB { get; init; }

    public async Task<IReadOnlyList<Figure>> RunAsync(RowOrder order, CancellationToken cancellation)
    {
        var figures = new List<Figure>();
        foreach (var usual in Loads)
        {
            var load = usual with { MiB = order.MiB ?? usual.MiB };
            order.Progress($"{Name}: {load}");
            var told = new Telling(Name, load.ToString(), await MeasureSpeedAsync(order, load, cancellation).ConfigureAwait(false));
            figures.AddRange(told.Ratios("MiB/s", reading => reading.PerSecond, (_, ratio) => Goal.AtLeast(Least, ratio)));
            figures.AddRange(told.Ratios("CPU µs/MiB", reading => reading.CpuMicroseconds));
            figures.AddRange(told.Ratios("allocated B/MiB", reading => reading.AllocatedBytes));
            var memory = await MeasureMemoryAsync(order, load, cancellation).ConfigureAwait(false);
            var above = Spread.Of([memory.AboveBytes / BytesPerMiB]);
            figures.Add(new Figure(Name, load.ToString(), "peak RSS above the base, MiB", above, Goal: Goal.Below(AboveMiB, "MiB", above)));
            figures.Add(new Figure(Name, load.ToString(), "RSS at the base, MiB", Spread.Of([memory.BaseBytes / BytesPerMiB])));
        }
        return figures;
    }

    private static async Task<Interleaved> MeasureSpeedAsync(RowOrder order, TransferLoad load, CancellationToken cancellation)
    {
        using var folder = new TransferFolder(load.Bytes);
        using var raw = new RawTransfer(order.Web, load, folder);
        await using var engine = new EngineTransfer(order.Web, folder);
        return await Interleaved.RunAsync(WarmUps, order.Runs ?? DefaultRuns,
        [
            new Contender(Contender.Engine, () => engine.RoundAsync(load)),
            new Contender(Contender.Raw, raw.RoundAsync),
        ], cancellation).ConfigureAwait(false);
    }

    private static async Task<TransferReport> MeasureMemoryAsync(RowOrder order, TransferLoad load, CancellationToken cancellation)
    {
        await using var child = ChildProcess.Start(TransferClientCommand.CommandLine(order.Web, load));
        return JsonSerializer.Deserialize<TransferReport>(await child.ReadLineAsync(cancellation).ConfigureAwait(false))!;
    }
}
