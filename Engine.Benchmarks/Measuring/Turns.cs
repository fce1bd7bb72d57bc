namespace MiniActors.Benchmarks.Measuring;

/// <summary>
/// Who goes behind whom. What went before matters: behind a contender in another process ours has been idle, and its threads sleep.
/// So each one goes behind each other one equally often (a Williams design), in as many rounds as there are contenders, or
/// twice as many where their number is odd.
/// </summary>
internal static class Turns
{
    /// <summary>The contenders, by their number, in the order in which they take their turns in this round.</summary>
    public static IReadOnlyList<int> Of(int round, int contenders)
    {
        var (row, isReversed) = contenders % 2 == 0
            ? (round / 2 % (contenders / 2), round % 2 == 1)
            : (round % contenders, round / contenders % 2 == 1);
        var turns = Enumerable.Range(0, contenders).Select(place => (First(place, contenders) + row) % contenders);
        return [.. isReversed ? turns.Reverse() : turns];
    }

    /// <summary>The first row: 0, 1, n − 1, 2, n − 2 and so on, in which each step is another one.</summary>
    private static int First(int place, int contenders) => place % 2 == 1 ? (place + 1) / 2 : (contenders - place / 2) % contenders;
}
