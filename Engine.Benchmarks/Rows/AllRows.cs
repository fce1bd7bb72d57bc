using MiniActors.Benchmarks.Echo;
using MiniActors.Benchmarks.Flood;

namespace MiniActors.Benchmarks.Rows;

/// <summary>Every row there is, in the order in which <c>all</c> runs them.</summary>
internal static class AllRows
{
    public static readonly IReadOnlyList<IRow> InOrder = [new EchoRow(), new FloodRow()];
}
