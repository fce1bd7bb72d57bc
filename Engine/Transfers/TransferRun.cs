using Akka.Actor;
using MiniActors.Dispatch;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Wire;

namespace MiniActors.Transfers;

/// <summary>One transfer in a lane; compared by reference, so that what belongs to an earlier one is known.</summary>
/// <remarks>
/// The errand's files may be in use on another thread when the lane gives the transfer up. So every use is counted, and the
/// errand is disposed of when the run has ended and the last use is over, whichever comes last.
/// A run without files whose exchange has told its end is heard of no more: the lane takes it again for its next call, and with it
/// what the wire tells and what would have cancelled it. One that was given up before is never taken again, so that what comes late
/// is nobody's.
/// </remarks>
internal sealed class TransferRun
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly IActorRef _lane;
    private readonly Action<HttpSignal> _ear;
    private Errand? _errand;
    private IHttpLink? _link;
    private int _uses;

    /// <param name="lane">Who is told what the exchange tells.</param>
    public TransferRun(IActorRef lane) => (_lane, _ear) = (lane, Hear);

    public CallId Call => Errand.Call;

    public Errand Errand => _errand!;

    /// <summary>The cookies as this run knows them; only the lane's thread touches them.</summary>
    public CookieJar Cookies { get; set; } = CookieJar.Empty;

    /// <summary>How far it has come, as it was told last.</summary>
    public TransferProgress Progress { get; set; }

    /// <summary>The exchange under way, or the last one; null: none has begun.</summary>
    public Hop? Hop { get; private set; }

    /// <summary>True: the answer under way is not the last one, and its body is nobody's.</summary>
    public bool IsUnderway { get; set; }

    /// <summary>True: the exchange that began last has told its end, and uses nothing of this run any more.</summary>
    public bool IsThrough { get; set; }

    /// <summary>Begins to carry an errand: the first one, or after <see cref="TryEnd"/> another.</summary>
    public TransferRun Begin(Errand errand, CookieJar cookies)
    {
        (_errand, Cookies, Progress) = (errand, cookies, default);
        (IsUnderway, IsThrough) = (false, false);
        _uses = 1; // the lane's own
        return this;
    }

    /// <summary>Begins the exchange of a hop; the lane is told what is heard of it.</summary>
    public void Carry(Hop hop, Headers headers, IHttpWire wire)
    {
        Use();
        (Hop, IsThrough) = (hop, false);
        _link = wire.Begin(Errand.ExchangeOf(hop, headers), _ear, _cancellation.Token);
    }

    /// <summary>So many bytes of the exchange have been through their callbacks.</summary>
    public void Credit(int bytes) => _link?.Credit(bytes);

    private void Hear(HttpSignal signal)
    {
        if (signal is HttpSignal.Completed or HttpSignal.Failed) Leave();
        using (Relay.Enter(welcomesGuests: true)) _lane.Tell(new Heard(this, signal), ActorRefs.NoSender);
    }

    /// <summary>Uses the errand where waiting for the disk harms nobody, and tells what came of it; never throws.</summary>
    public void OnDisk<T>(IProgramStore store, Func<T> use, Func<Exception, T> whenThrown, Action<T> tell)
    {
        Use();
        store.Run(() =>
        {
            T made;
            try
            {
                made = use();
            }
            catch (Exception thrown)
            {
                made = whenThrown(thrown);
            }
            Leave();
            tell(made);
        });
    }

    /// <summary>The lane is through with it: what still runs is cancelled. True: it can be taken again, and holds nothing of this errand.</summary>
    public bool TryEnd()
    {
        // Who sends a file may go on telling how much was sent after the end.
        var again = IsThrough && !Errand.UsesDisk && _cancellation.TryReset();
        Leave();
        if (again)
        {
            (_errand, Hop, _link, Cookies) = (null, null, null, CookieJar.Empty);
            return true;
        }
        _cancellation.Cancel();
        _cancellation.Dispose();
        return false;
    }

    /// <summary>Another thread begins to use the errand.</summary>
    private void Use() => Interlocked.Increment(ref _uses);

    /// <summary>Somebody no longer does.</summary>
    private void Leave()
    {
        if (Interlocked.Decrement(ref _uses) == 0) Errand.Dispose();
    }

    /// <summary>What the lane is told of the exchange of a run.</summary>
    internal sealed record Heard(TransferRun Run, HttpSignal Signal);
}
