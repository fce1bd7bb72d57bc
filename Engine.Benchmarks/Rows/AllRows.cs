using MiniActors.Benchmarks.Echo;
using MiniActors.Benchmarks.Flood;
using MiniActors.Benchmarks.Idle;
using MiniActors.Benchmarks.Requests;
using MiniActors.Benchmarks.Transfers;

namespace MiniActors.Benchmarks.Rows;

/// <summary>Every row there is, in the order in which <c>all</c> runs them.</summary>
internal static class AllRows
{
    public static readonly IReadOnlyList<IRow> InOrder = [new EchoRow(), new FloodRow(), new GetRow(), new TransferRow(), new IdleRow()];
}
