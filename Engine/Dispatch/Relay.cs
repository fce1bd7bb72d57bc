using Akka.Dispatch;

namespace MiniActors.Dispatch;

/// <summary>
/// A chain of actors on one thread: what an actor tells the next one is run by the thread that told it, as soon as it is
/// through, in the place of waking another thread for every step of a call.
/// </summary>
/// <remarks>
/// The engine's own actors never block and never run user code; so whoever enters a relay gets its thread back soon, unless it
/// welcomes guests: then user code runs at the end of the chain as well (<see cref="GuestExecutor"/>). A mailbox still runs on
/// one thread at a time: one that is busy elsewhere goes on there. Chains have a bound; what is left goes to a pool.
/// </remarks>
internal static class Relay
{
    /// <summary>How many mailboxes one thread runs before it lets others take over.</summary>
    private const int Longest = 256;

    [ThreadStatic]
    private static Chain? t_chain;

    /// <summary>Begins a relay on this thread, to be ended where the scope ends; inside of one it is the same relay.</summary>
    /// <param name="welcomesGuests">True: the caller holds nothing that user code, which may block, would keep from others.</param>
    /// <param name="shares">
    /// True: others may take over all but the first mailbox, because more user code waits for this thread (<see cref="IsPressed"/>).
    /// </param>
    public static Scope Enter(bool welcomesGuests = false, bool shares = false)
    {
        var chain = t_chain ??= new Chain();
        if (chain.Runs) return default;
        chain.Runs = true;
        var leads = welcomesGuests && !chain.WelcomesGuests;
        if (leads) chain.WelcomesGuests = true;
        return new Scope(chain, leads, shares);
    }

    /// <summary>True: user code runs on this thread, and more of the same mini program waits behind it.</summary>
    public static bool IsPressed => t_chain is { IsPressed: true };

    /// <summary>Takes the run into the relay of this thread; false: there is none.</summary>
    public static bool TryJoin(IRunnable run)
    {
        if (t_chain is not { Runs: true } chain) return false;
        chain.Next.Enqueue(run);
        return true;
    }

    /// <summary>Takes a run of user code into the relay of this thread; false: there is none, or it has no place for guests.</summary>
    public static bool TryJoin(GuestRun run)
    {
        if (t_chain is not { WelcomesGuests: true } chain) return false;
        chain.Guests.Enqueue(run);
        return true;
    }

    /// <summary>From <see cref="Enter"/> to the end of the relay.</summary>
    public readonly ref struct Scope(Chain? chain, bool hosts, bool shares)
    {
        /// <summary>Runs what was told in the meantime, if the relay began here.</summary>
        public void Dispose() => chain?.End(hosts, shares ? 1 : Longest);
    }

    /// <summary>What one thread has before it.</summary>
    internal sealed class Chain
    {
        private Mailbox? _hosted;

        public Queue<IRunnable> Next { get; } = new();

        public Queue<GuestRun> Guests { get; } = new();

        /// <summary>True: the engine's own actors may join.</summary>
        public bool Runs { get; set; }

        /// <summary>True: user code may join. It stays so while a guest runs, who may begin a relay of his own inside of this one.</summary>
        public bool WelcomesGuests { get; set; }

        /// <summary>True: user code runs here, and more of the same mini program waits behind it.</summary>
        public bool IsPressed => _hosted is { MessageQueue.HasMessages: true };

        public void End(bool hosts, int longest)
        {
            for (var runs = 0; runs < longest; runs++)
            {
                if (Next.TryDequeue(out var run)) run.Run();
                else if (hosts && Guests.TryDequeue(out var guest)) Host(guest);
                else break;
            }
            Runs = false;
            while (Next.TryDequeue(out var left)) RelayExecutor.OnPool(left);
            if (!hosts) return;
            WelcomesGuests = false;
            while (Guests.TryDequeue(out var late)) late.OnOwnPool();
        }

        /// <summary>What the guest calls begins at once, in a relay inside of this one: he may go on for long.</summary>
        private void Host(GuestRun guest)
        {
            var outer = _hosted;
            (Runs, _hosted) = (false, guest.Mailbox as Mailbox);
            guest.Run();
            (Runs, _hosted) = (true, outer);
        }
    }
}
