namespace MiniActors.Benchmarks.Measuring;

/// <summary>
/// Two paths measured in turns in one warm process, so that whatever else the machine does meets both. Ratios are taken
/// within a round, never between the medians of the two.
/// </summary>
/// <param name="Engine">Ours, a reading a round.</param>
/// <param name="Raw">The raw one's, a reading a round.</param>
internal sealed record Interleaved(IReadOnlyList<Reading> Engine, IReadOnlyList<Reading> Raw)
{
    /// <summary>Runs the rounds, after some that are not counted; who goes first alternates.</summary>
    public static async Task<Interleaved> RunAsync(int warmUps, int rounds, Func<Task<Reading>> engine, Func<Task<Reading>> raw, CancellationToken cancellation)
    {
        var (ours, others) = (new List<Reading>(), new List<Reading>());
        for (var round = -warmUps; round < rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var rawFirst = round % 2 == 0;
            var first = await (rawFirst ? raw : engine)().ConfigureAwait(false);
            var second = await (rawFirst ? engine : raw)().ConfigureAwait(false);
            if (round < 0) continue;
            ours.Add(rawFirst ? second : first);
            others.Add(rawFirst ? first : second);
        }
        return new Interleaved(ours, others);
    }

    /// <summary>One quantity of both, and engine divided by raw.</summary>
    public (Spread Engine, Spread Raw, Spread Ratio) Of(Func<Reading, double> quantity) => (
        Spread.Of(Engine.Select(quantity)),
        Spread.Of(Raw.Select(quantity)),
        Spread.Of(Engine.Zip(Raw, (ours, other) => quantity(ours) / quantity(other))));
}
