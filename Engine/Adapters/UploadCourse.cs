namespace MiniActors.Adapters;

/// <summary>How far one upload is, for the two that must agree on it: who sends the body, and who listens for an answer meanwhile.</summary>
internal sealed class UploadCourse
{
    private const int Sending = 0, Sent = 1, Refused = 2;
    private int _state = Sending;

    /// <summary>True when the server has refused the body before it had all of it.</summary>
    public bool IsRefused => Volatile.Read(ref _state) == Refused;

    /// <summary>All of the body is on its way.</summary>
    public void Finish() => Interlocked.CompareExchange(ref _state, Sent, Sending);

    /// <summary>The server does not want the body; false when it has been sent by now.</summary>
    public bool TryRefuse() => Interlocked.CompareExchange(ref _state, Refused, Sending) == Sending;
}
