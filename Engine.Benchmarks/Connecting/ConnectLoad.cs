using System.Globalization;

namespace MiniActors.Benchmarks.Connecting;

/// <summary>How many connections are made in one round.</summary>
/// <param name="AtOnce">How many are being made at the same time.</param>
/// <param name="Connects">How many in all; they stay open until the round is over.</param>
internal sealed record ConnectLoad(int AtOnce, int Connects)
{
    /// <summary>How many places there are to make them in.</summary>
    public int Places => Math.Min(AtOnce, Connects);

    /// <summary>How many each place makes; the first ones make one more where it does not divide.</summary>
    public int Of(int place) => Connects / Places + (place < Connects % Places ? 1 : 0);

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AtOnce} at once, {Connects:N0} in a round");
}
