using System.Net.Sockets;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>
/// Ties a connection that is being made to the call that wants it. The handler makes connections on its own account: without
/// this tie, a cancelled call would leave a socket in a stalled TLS handshake, or an idle one in the pool.
/// </summary>
internal sealed class DialAttempt(CancellationToken cancellation, NetworkLine line)
{
    private CancellationTokenRegistration _registration;
    private CancellationTokenRegistration _ofCall;
    private CancellationTokenSource? _dialling;
    private int _dials;
    private int _over;

    /// <summary>Ends the dial: the call is cancelled, or it has its answer.</summary>
    public CancellationToken Cancellation { get; private set; } = cancellation;

    /// <summary>The network of who wants the connection.</summary>
    public NetworkLine Line => line;

    /// <summary>The TCP connection that was made last; null: none.</summary>
    public Socket? Socket { get; private set; }

    public static DialAttempt? Of(HttpRequestMessage request) => (request as DialledRequest)?.Attempt;

    /// <summary>
    /// A connection is about to be made. The handler would repeat a call on new connections while the peer hangs up without an
    /// answer; one is enough: what found a kept connection dead gets its second chance, and nothing gets a third.
    /// </summary>
    /// <exception cref="WireException">There was a connection before.</exception>
    public void Dials()
    {
        if (Interlocked.Increment(ref _dials) > 1) throw new WireException(WireFault.Connect, "The peer ended the connection without an answer");
        var (ofCall, dialling) = (Cancellation, new CancellationTokenSource());
        Cancellation = dialling.Token;
        _ofCall = ofCall.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), dialling);
        Interlocked.Exchange(ref _dialling, dialling);
        if (Volatile.Read(ref _over) != 0) dialling.Cancel();
    }

    /// <summary>The call has its answer. It may have come over another connection than the one that is being made, which is nobody's then.</summary>
    public void Over()
    {
        if (Interlocked.Exchange(ref _over, 1) != 0 || Volatile.Read(ref _dialling) is not { } dialling) return;
        _ofCall.Dispose();
        dialling.Cancel();
    }

    /// <summary>True: it is one of many on a kept connection, and says when it speaks.</summary>
    public bool Speaks { get; init; }

    /// <summary>The connection that it spoke on last.</summary>
    public ConnectionStream? Connection { get; set; }

    /// <summary>What came cannot be trusted: the connection is not to be used again.</summary>
    public void EndConnection() => Connection?.EndFor(this);

    /// <summary>True: no connection had to be made so far; one that was kept was used.</summary>
    public bool FoundKept => Volatile.Read(ref _dials) == 0;

    /// <summary>TCP is connected: until the connection is usable, cancelling ends it.</summary>
    public void Connected(Socket socket)
    {
        Socket = socket;
        _registration = Cancellation.UnsafeRegister(static state => ((Socket)state!).Dispose(), socket);
    }

    /// <summary>TLS, if there is any, is done: from here on the handler owns the connection.</summary>
    public void Established()
    {
        _registration.Dispose();
        _ofCall.Dispose();
        Cancellation.ThrowIfCancellationRequested();
    }
}

/// <summary>A request that is tied to its attempt; the library's options would be a dictionary for each request.</summary>
internal sealed class DialledRequest(HttpMethod method, Uri url, DialAttempt attempt) : HttpRequestMessage(method, url)
{
    public DialAttempt Attempt => attempt;
}
