using MiniActors.Benchmarks.Connecting;
using MiniActors.Benchmarks.Echo;
using MiniActors.Benchmarks.Flood;
using MiniActors.Benchmarks.Growing;
using MiniActors.Benchmarks.Idle;
using MiniActors.Benchmarks.Requests;
using MiniActors.Benchmarks.Scripts;
using MiniActors.Benchmarks.Sessions;
using MiniActors.Benchmarks.Starting;
using MiniActors.Benchmarks.Transfers;

namespace MiniActors.Benchmarks.Rows;

/// <summary>Every row there is, in the order in which <c>all</c> runs them.</summary>
internal static class AllRows
{
    public static readonly IReadOnlyList<IRow> InOrder =
    [
        new EchoRow(), new FloodRow(), new SlowRow(), new ConnectRow(), new SessionRow(), new GetRow(), TransferRow.OneFile, TransferRow.ManyFiles,
        new ScriptRow(), new IdleRow(), new StartRow(), new GrowthRow(),
    ];
}
