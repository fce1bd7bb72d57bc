namespace MiniActors.Benchmarks.Measuring;

/// <summary>
/// Several ways measured in turns in one warm process, so that whatever else the machine does meets all of them. Ratios are
/// taken within a round, never between the medians.
/// </summary>
/// <param name="Readings">By the name of the contender, a reading a round.</param>
internal sealed record Interleaved(IReadOnlyDictionary<string, IReadOnlyList<Reading>> Readings)
{
    /// <summary>Runs the rounds, after some that are not counted; who goes behind whom changes from round to round (<see cref="Turns"/>).</summary>
    public static async Task<Interleaved> RunAsync(int warmUps, int rounds, IReadOnlyList<Contender> contenders, CancellationToken cancellation)
    {
        var readings = contenders.ToDictionary(contender => contender.Name, _ => new List<Reading>());
        for (var round = 0; round < warmUps + rounds; round++)
        {
            foreach (var turn in Turns.Of(round, contenders.Count))
            {
                cancellation.ThrowIfCancellationRequested();
                var contender = contenders[turn];
                var reading = await contender.RoundAsync().ConfigureAwait(false);
                if (round >= warmUps) readings[contender.Name].Add(reading);
            }
        }
        return new Interleaved(readings.ToDictionary(pair => pair.Key, IReadOnlyList<Reading> (pair) => pair.Value));
    }

    /// <summary>Who took part and is the engine.</summary>
    public IEnumerable<string> Engines => Readings.Keys.Where(name => !Contender.IsPeer(name));

    /// <summary>One quantity of one contender; null: it did not take part, or cannot tell.</summary>
    public Spread? Of(string name, Func<Reading, double?> quantity) =>
        Readings.TryGetValue(name, out var readings) && readings.All(reading => quantity(reading) is not null)
            ? Spread.Of(readings.Select(reading => quantity(reading)!.Value))
            : null;

    /// <summary>One quantity of one contender, compared with the same of another, round by round.</summary>
    public Spread? Of(string name, string peer, Func<Reading, double?> quantity, Func<double, double, double> compare) =>
        Of(name, quantity) is null || Of(peer, quantity) is null
            ? null
            : Spread.Of(Readings[name].Zip(Readings[peer], (ours, theirs) => compare(quantity(ours)!.Value, quantity(theirs)!.Value)));
}
