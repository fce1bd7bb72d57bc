namespace MiniActors.Dispatch;

/// <summary>
/// The time by which user code is watched. It goes in steps of a few milliseconds, which is enough to tell what blocks; a finer one
/// would cost as much as a mailbox, twice for each callback.
/// </summary>
internal static class GuestClock
{
    /// <summary>The time since some fixed moment, in milliseconds.</summary>
    public static long Now => Environment.TickCount64;

    /// <summary>How long ago that was.</summary>
    /// <param name="then">What <see cref="Now"/> said.</param>
    public static TimeSpan Since(long then) => TimeSpan.FromMilliseconds(Now - then);
}
