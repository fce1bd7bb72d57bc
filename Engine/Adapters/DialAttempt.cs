using System.Net.Sockets;

namespace MiniActors.Adapters;

/// <summary>
/// Ties a connection that is being made to the call that wants it. The handler makes connections on its own account: without
/// this tie, a cancelled call would leave a socket in a stalled TLS handshake, or an idle one in the pool.
/// </summary>
internal sealed class DialAttempt(CancellationToken cancellation)
{
    private static readonly HttpRequestOptionsKey<DialAttempt> Key = new(nameof(DialAttempt));
    private CancellationTokenRegistration _registration;

    public CancellationToken Cancellation { get; } = cancellation;

    public static DialAttempt? Of(HttpRequestMessage request) => request.Options.TryGetValue(Key, out var attempt) ? attempt : null;

    public void TieTo(HttpRequestMessage request) => request.Options.Set(Key, this);

    /// <summary>TCP is connected: until the connection is usable, cancelling ends it.</summary>
    public void Connected(Socket socket) =>
        _registration = Cancellation.UnsafeRegister(static state => ((Socket)state!).Dispose(), socket);

    /// <summary>TLS, if there is any, is done: from here on the handler owns the connection.</summary>
    public void Established()
    {
        _registration.Dispose();
        Cancellation.ThrowIfCancellationRequested();
    }
}
