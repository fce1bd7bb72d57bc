namespace MiniActors.Dispatch;

/// <summary>
/// Watches the user code that runs on threads of the thread pool. Where one blocks, the pool lacks a thread: it is given
/// another at once, in the place of the half second after which it would notice by itself, and gives it back later.
/// </summary>
/// <remarks>
/// One thread looks as long as there is user code to watch, and sleeps otherwise: every few milliseconds where some has run for long,
/// and else just in time to see what may begin now (<see cref="NextLook"/>); to wake a thread two hundred times a second would cost a
/// busy processor a hundredth of itself. The pool is given two threads for each that is blocked, so that it keeps pace when many block
/// at the same moment.
/// </remarks>
internal static class GuestWatch
{
    private const int IdleLooks = 50;
    private const int ThreadsForEach = 2;
    private const int MostThreads = 512;

    private static readonly TimeSpan Certain = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(5);

    private static readonly Lock Gate = new();
    private static readonly List<Seat> Seats = [];
    private static readonly ManualResetEvent Wake = new(false);
    private static readonly ManualResetEvent Never = new(false);
    private static Thread? s_watcher;
    private static volatile bool s_watching;
    private static int s_given;

    [ThreadStatic]
    private static Seat? t_seat;

    /// <summary>User code begins on this thread.</summary>
    /// <param name="now">The time, of <see cref="GuestClock"/>.</param>
    public static Seat Enter(long now)
    {
        var seat = t_seat ??= Take();
        Volatile.Write(ref seat.Since, now);
        if (!s_watching) Begin();
        return seat;
    }

    /// <summary>It is over.</summary>
    public static void Leave(Seat seat) => Volatile.Write(ref seat.Since, 0);

    private static Seat Take()
    {
        var seat = new Seat(Thread.CurrentThread);
        lock (Gate)
        {
            Seats.RemoveAll(left => !left.Thread.IsAlive);
            Seats.Add(seat);
        }
        return seat;
    }

    private static void Begin()
    {
        lock (Gate)
        {
            if (s_watching) return;
            s_watching = true;
            Wake.Set();
            if (s_watcher is not null) return;
            s_watcher = new Thread(Watch) { IsBackground = true, Name = "mini-actors guest watch" };
            s_watcher.Start();
        }
    }

    private static void Watch()
    {
        var idle = 0;
        var longest = TimeSpan.Zero;
        while (true)
        {
            Wake.WaitOne();
            Never.WaitOne(NextLook(longest));
            (var any, var blocked, longest) = Look();
            Give(Math.Min(blocked * ThreadsForEach, MostThreads));
            idle = any ? 0 : idle + 1;
            if (idle < IdleLooks) continue;
            idle = 0;
            lock (Gate)
            {
                Wake.Reset();
                s_watching = false;
            }
        }
    }

    private static (bool Any, int Blocked, TimeSpan Longest) Look()
    {
        var (any, blocked, longest) = (false, 0, TimeSpan.Zero);
        lock (Gate)
        {
            foreach (var seat in Seats)
            {
                var since = Volatile.Read(ref seat.Since);
                if (since == 0) continue;
                any = true;
                var length = GuestClock.Since(since);
                if (length > longest) longest = length;
                if (IsBlocked(seat.Thread.ThreadState, length)) blocked++;
            }
        }
        return (any, blocked, longest);
    }

    /// <summary>
    /// One that waits is blocked. One that does not may only have lost its processor to others, whom one more thread would not help;
    /// after a while it is taken to be in a wait that the runtime does not know of.
    /// </summary>
    /// <param name="state">What its thread does.</param>
    /// <param name="length">How long user code has run on it.</param>
    internal static bool IsBlocked(ThreadState state, TimeSpan length) =>
        length >= Certain || (length >= GuestConduct.Long && (state & ThreadState.WaitSleepJoin) != 0);

    /// <summary>When to look again: when what runs may be called long, and soon where it is.</summary>
    /// <param name="longest">How long user code has run that has run for the longest.</param>
    internal static TimeSpan NextLook(TimeSpan longest) =>
        GuestConduct.Long - longest is var left && left > Shortest ? left : Shortest;

    private static void Give(int threads)
    {
        if (threads == s_given) return;
        ThreadPool.GetMinThreads(out var workers, out var completions);
        if (ThreadPool.SetMinThreads(Math.Max(1, workers - s_given + threads), completions)) s_given = threads;
    }

    /// <summary>A thread on which user code runs.</summary>
    internal sealed class Seat(Thread thread)
    {
        /// <summary>Since when user code runs here; 0: none does.</summary>
        public long Since;

        public Thread Thread => thread;
    }
}
