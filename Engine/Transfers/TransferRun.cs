using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Wire;

namespace MiniActors.Transfers;

/// <summary>One transfer in a lane; compared by reference, so that what belongs to an earlier one is known.</summary>
/// <remarks>
/// The errand's files may be in use on another thread when the lane gives the transfer up. So every use is counted, and the
/// errand is disposed of when the run has ended and the last use is over, whichever comes last.
/// </remarks>
internal sealed class TransferRun(Errand errand, CookieJar cookies, CancellationTokenSource cancellation)
{
    private int _uses = 1; // the lane's own

    public CallId Call => errand.Call;

    public Errand Errand => errand;

    /// <summary>The cookies as this run knows them; only the lane's thread touches them.</summary>
    public CookieJar Cookies { get; set; } = cookies;

    /// <summary>How far it has come, as it was told last.</summary>
    public TransferProgress Progress { get; set; }

    /// <summary>The exchange under way; null: none has begun.</summary>
    public IHttpLink? Link { get; set; }

    /// <summary>True: the answer under way is not the last one, and its body is nobody's.</summary>
    public bool IsUnderway { get; set; }

    /// <summary>Cancelled when the run ends.</summary>
    public CancellationToken Cancellation => cancellation.Token;

    /// <summary>Another thread begins to use the errand.</summary>
    public void Use() => Interlocked.Increment(ref _uses);

    /// <summary>It no longer does.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _uses) == 0) errand.Dispose();
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

    /// <summary>True: the exchange that began last has told its end, and uses nothing of this run any more.</summary>
    public bool IsThrough { get; set; }

    /// <summary>The lane is through with it: what still runs is cancelled.</summary>
    /// <returns>What would have cancelled it, where it can serve the next run; or null.</returns>
    public CancellationTokenSource? End()
    {
        Leave();
        if (IsThrough && cancellation.TryReset()) return cancellation;
        cancellation.Cancel();
        cancellation.Dispose();
        return null;
    }
}
