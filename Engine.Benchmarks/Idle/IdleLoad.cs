using System.Globalization;

namespace MiniActors.Benchmarks.Idle;

/// <summary>How many scripts are idle at the same time.</summary>
/// <param name="Sessions">Mini programs, each with a script of its own, a timer and an open socket.</param>
internal sealed record IdleLoad(int Sessions)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sessions:N0} scripts, each with a timer and a socket");
}
