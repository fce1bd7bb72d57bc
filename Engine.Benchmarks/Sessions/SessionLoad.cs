using System.Globalization;

namespace MiniActors.Benchmarks.Sessions;

/// <summary>How many sessions are idle at the same time.</summary>
/// <param name="Sessions">Mini programs, each with its rules, its callbacks and an open socket.</param>
/// <param name="Watched">For how long their processor time is watched.</param>
internal sealed record SessionLoad(int Sessions, TimeSpan Watched)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Sessions:N0} idle sessions, each with a socket");
}
