using Akka.Dispatch;

namespace MiniActors.Dispatch;

/// <summary>One run of user code in a relay.</summary>
/// <param name="Mailbox">What runs.</param>
/// <param name="Conducts">Where it is noted how long it took.</param>
/// <param name="Own">The pool for user code, if the relay ends before.</param>
internal readonly record struct GuestRun(IRunnable Mailbox, GuestConducts Conducts, ExecutorService Own)
{
    /// <summary>Runs it on this thread, under the eye of the <see cref="GuestWatch"/>.</summary>
    public void Run()
    {
        var begin = GuestClock.Now;
        var seat = GuestWatch.Enter(begin);
        Mailbox.Run();
        GuestWatch.Leave(seat);
        Conducts.Ran(Mailbox, GuestClock.Since(begin));
    }

    /// <summary>Runs it on the pool for user code.</summary>
    public void OnOwnPool() => Own.Execute(new Apart(Mailbox, Conducts));

    private sealed class Apart(IRunnable mailbox, GuestConducts conducts) : IRunnable
    {
        public void Run()
        {
            var begin = GuestClock.Now;
            mailbox.Run();
            conducts.Ran(mailbox, GuestClock.Since(begin));
        }

        public void Execute() => Run();
    }
}
