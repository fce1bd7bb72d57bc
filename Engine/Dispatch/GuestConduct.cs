namespace MiniActors.Dispatch;

/// <summary>What is known of one mini program's callbacks: whether they are quick.</summary>
/// <remarks>
/// A run that takes long counts as many as 64 that do not. Two in short order send the mini program to the pool for user code,
/// until it has made up for them; while it goes on blocking it stays there. One alone may be the machine's fault, which takes
/// threads away for a moment, and costs nothing.
/// Runs of one mailbox never overlap, so this needs no lock.
/// </remarks>
internal sealed class GuestConduct
{
    /// <summary>What is called long.</summary>
    public static readonly TimeSpan Long = TimeSpan.FromMilliseconds(20);

    private const int LongCounts = 64;
    private const int TooMuch = 2 * LongCounts;
    private const int Most = 64 * LongCounts;

    private int _owed;
    private volatile bool _blocks;

    /// <summary>True: its callbacks may run where the network is read.</summary>
    public bool IsQuick => !_blocks;

    /// <summary>A run is over.</summary>
    /// <param name="length">How long it took.</param>
    public void Ran(TimeSpan length)
    {
        if (length >= Long) _owed = Math.Min(_owed + LongCounts, Most);
        else if (_owed > 0) _owed--;
        if (_owed >= TooMuch) _blocks = true;
        else if (_owed == 0) _blocks = false;
    }
}
