namespace MiniActors.Benchmarks.Soak;

/// <summary>How much goes on in a soak, for how long.</summary>
/// <param name="Time">How long.</param>
/// <param name="Seed">The seed of all chaos.</param>
/// <param name="Sockets">How many sockets are kept open.</param>
/// <param name="Transfers">How many transfers are kept under way.</param>
/// <param name="OneIn">Each kind of bad weather has one chance in so many, whenever the weather changes; and one transfer in so many is aborted.</param>
internal sealed record SoakLoad(TimeSpan Time, int Seed, int Sockets = 64, int Transfers = 10, int OneIn = 100)
{
    /// <summary>The pause between two messages of one socket: a soak is about time, not about speed.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>A slope of memory up to this, in MiB a minute, is the noise of a process that has found its size.</summary>
    public const double MemorySlope = 1;

    /// <summary>How long the slope is not judged by: the runtime still grows.</summary>
    public static readonly TimeSpan TooShortForASlope = TimeSpan.FromMinutes(2);
}
