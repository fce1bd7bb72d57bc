using System.Runtime.CompilerServices;
using Akka.Dispatch;

namespace MiniActors.Dispatch;

/// <summary>What is known of each mini program's callbacks. Of one that was quick all the time, as nearly all are, nothing is kept.</summary>
internal sealed class GuestConducts
{
    private readonly ConditionalWeakTable<IRunnable, GuestConduct> _noted = [];

    /// <summary>True: its callbacks may run where the network is read.</summary>
    public bool IsQuick(IRunnable mailbox) => !_noted.TryGetValue(mailbox, out var conduct) || conduct.IsQuick;

    /// <summary>A run is over.</summary>
    /// <param name="mailbox">What ran.</param>
    /// <param name="length">How long it took.</param>
    public void Ran(IRunnable mailbox, TimeSpan length)
    {
        if (_noted.TryGetValue(mailbox, out var conduct)) conduct.Ran(length);
        else if (length >= GuestConduct.Long) _noted.GetValue(mailbox, static _ => new GuestConduct()).Ran(length);
    }
}
