using MiniActors.Benchmarks.Echo;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;
using MiniActors.Benchmarks.Sessions;

namespace MiniActors.Benchmarks.Growing;

/// <summary>The row <c>growth</c>: what becomes of the cost when there is more of something, at three points each.</summary>
internal sealed class GrowthRow : IRow
{
    private const int DefaultRuns = 3;
    private const int WarmUps = 2;

    private static readonly EchoLoad[] BySockets =
    [
        new(Sockets: 1, InFlight: 16, Bytes: 64, PerSocket: 40_000),
        new(Sockets: 16, InFlight: 16, Bytes: 64, PerSocket: 5_000),
        new(Sockets: 256, InFlight: 16, Bytes: 64, PerSocket: 320),
    ];

    private static readonly EchoLoad[] BySize =
    [
        new(Sockets: 16, InFlight: 4, Bytes: 64, PerSocket: 2_500),
        new(Sockets: 16, InFlight: 4, Bytes: 4 << 10, PerSocket: 2_000),
        new(Sockets: 16, InFlight: 4, Bytes: 64 << 10, PerSocket: 250),
    ];

    private static readonly int[] Sessions = [1_000, 3_000, 10_000];

    public string Name => "growth";

    public string Summary => "the cost of a message with more sockets and larger messages, and of a session with more sessions; --svg FILE draws it";

    public string Goals => "for the record";

    public async Task<IReadOnlyList<Figure>> RunAsync(RowOrder order, CancellationToken cancellation)
    {
        var figures = new List<Figure>();
        foreach (var load in BySockets) figures.AddRange(await EchoAsync(order, load, new Point("sockets", load.Sockets), cancellation).ConfigureAwait(false));
        foreach (var load in BySize) figures.AddRange(await EchoAsync(order, load, new Point("bytes a message", load.Bytes), cancellation).ConfigureAwait(false));
        foreach (var sessions in order.Messages is { } few ? [few] : Sessions)
            figures.AddRange(await IdleAsync(order, new SessionLoad(sessions, TimeSpan.Zero), cancellation).ConfigureAwait(false));
        return figures;
    }

    private async Task<IEnumerable<Figure>> EchoAsync(RowOrder order, EchoLoad usual, Point point, CancellationToken cancellation)
    {
        var load = usual with { PerSocket = order.Messages ?? usual.PerSocket };
        order.Progress($"{Name}: {load}");
        var measured = await EchoTurns.MeasureAsync(order, load, order.IsShort ? 1 : WarmUps, order.Runs ?? DefaultRuns, cancellation).ConfigureAwait(false);
        return new Telling(Name, load.ToString(), measured).Ratios("CPU µs/message", reading => reading.CpuMicroseconds)
            .Select(figure => figure with { Point = point });
    }

    private async Task<IEnumerable<Figure>> IdleAsync(RowOrder order, SessionLoad load, CancellationToken cancellation)
    {
        order.Progress($"{Name}: {load}");
        var raw = await KiBAsync(Contender.Raw).ConfigureAwait(false);
        var node = await KiBAsync(Contender.Node).ConfigureAwait(false);
        var figures = new List<Figure>();
        foreach (var wire in order.Wires)
        {
            var engine = await KiBAsync(wire).ConfigureAwait(false);
            figures.Add(new Figure(Name, load.ToString(), "KiB/session", engine!, raw, Wire: wire, Node: node, Point: new Point("sessions", load.Sessions)));
        }
        return figures;

        async Task<Spread?> KiBAsync(string contender) =>
            await SessionReport.OfAsync(order, load, contender, cancellation).ConfigureAwait(false) is { } report ? Spread.Of([report.EachKiB(load)]) : null;
    }
}
