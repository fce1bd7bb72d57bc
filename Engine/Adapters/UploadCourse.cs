namespace MiniActors.Adapters;

/// <summary>How far one upload is, for the two that must agree on it: who sends the body, and who listens for an answer meanwhile.</summary>
internal sealed class UploadCourse : IDisposable
{
    private const int Sending = 0, Sent = 1, Refused = 2;
    private readonly CancellationTokenSource _refusal;
    private int _state = Sending;

    /// <param name="cancellation">What ends the exchange.</param>
    public UploadCourse(CancellationToken cancellation)
    {
        _refusal = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Needless = _refusal.Token;
    }

    /// <summary>Cancelled when no more of the body is needed: refused, or the exchange has ended.</summary>
    public CancellationToken Needless { get; }

    /// <summary>True when the server has refused the body before it had all of it.</summary>
    public bool IsRefused => Volatile.Read(ref _state) == Refused;

    /// <summary>All of the body is on its way.</summary>
    public void Finish() => Interlocked.CompareExchange(ref _state, Sent, Sending);

    /// <summary>The server does not want the body; false when it has been sent by now.</summary>
    public bool TryRefuse()
    {
        if (Interlocked.CompareExchange(ref _state, Refused, Sending) != Sending) return false;
        try
        {
            _refusal.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The exchange has ended meanwhile.
        }
        return true;
    }

    public void Dispose() => _refusal.Dispose();
}
