using MiniActors.Benchmarks.Measuring;

namespace MiniActors.Benchmarks.Rows;

/// <summary>Makes the figures of one load, a figure for each way through the engine.</summary>
/// <param name="Row">The row.</param>
/// <param name="Load">The load.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="Peer">With whom the engine is compared.</param>
internal sealed record Telling(string Row, string Load, Interleaved Measured, string Peer = Contender.Raw)
{
    /// <summary>A quantity whose ratio counts.</summary>
    /// <param name="quantity">Its name, with its unit.</param>
    /// <param name="of">Where it is in a reading.</param>
    /// <param name="goal">What the ratio has to reach on a wire; null: nothing.</param>
    public IEnumerable<Figure> Ratios(string quantity, Func<Reading, double?> of, Func<string, Spread, Goal?>? goal = null) =>
        Tell(quantity, of, (name, ratio) => ratio is null ? null : goal?.Invoke(name, ratio));

    /// <summary>A quantity of which the engine may take so much more than the other.</summary>
    public IEnumerable<Figure> Extra(string quantity, Func<Reading, double?> of, double limit, string unit) => Tell(quantity, of, (name, _) =>
    {
        var extra = Measured.Of(name, Peer, of, (ours, theirs) => ours - theirs);
        return extra is null ? null : new Goal(FormattableString.Invariant($"≤ {Peer} + {limit:0.##} {unit}"), extra.Median <= limit);
    });

    private IEnumerable<Figure> Tell(string quantity, Func<Reading, double?> of, Func<string, Spread?, Goal?> goal)
    {
        foreach (var name in Measured.Engines)
        {
            if (Measured.Of(name, of) is not { } engine) continue;
            var ratio = Measured.Of(name, Peer, of, (ours, theirs) => ours / theirs);
            yield return new Figure(Row, Load, quantity, engine, Measured.Of(Contender.Raw, of), ratio, goal(name, ratio),
                name == Contender.Engine ? null : name, Measured.Of(Contender.Node, of));
        }
    }
}
