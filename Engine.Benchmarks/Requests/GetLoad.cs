using System.Globalization;

namespace MiniActors.Benchmarks.Requests;

/// <summary>How much is asked for in one round.</summary>
/// <param name="InFlight">How many requests are on their way at once.</param>
/// <param name="Requests">How many are made in all.</param>
internal sealed record GetLoad(int InFlight, int Requests)
{
    /// <summary>How many each of those that ask at once makes; the first ones make one more where it does not divide.</summary>
    public int Of(int asker) => Requests / InFlight + (asker < Requests % InFlight ? 1 : 0);

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"GET × {InFlight} in flight, an answer of 28 B");
}
