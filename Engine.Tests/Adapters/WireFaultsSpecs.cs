using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;
using MiniActors.Adapters;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public sealed class WireFaultsSpecs
{
    private static HttpRequestException Http(HttpRequestError error, Exception? inner = null) => new(error, "http", inner);

    private static WebSocketException Wrapped(Exception inner) => new(WebSocketError.Faulted, "wrapped", inner);

    public static TheoryData<string, Exception, WireFault, int?> Dials => new()
    {
        { "private address", Wrapped(new WireException(WireFault.PrivateAddress, "private")), WireFault.PrivateAddress, null },
        { "untrusted", new WireException(WireFault.Tls, "untrusted", inner: new AuthenticationException()), WireFault.Tls, null },
        { "gone before an answer", new IOException("gone"), WireFault.Connect, null },
        { "reset before an answer", new IOException("x", new SocketException((int)SocketError.ConnectionReset)), WireFault.Connect, null },
        { "status", Wrapped(new WireException(WireFault.Handshake, "403", 403)), WireFault.Handshake, 403 },
        { "ended", new TaskCanceledException(), WireFault.Aborted, null },
        { "another", new ObjectDisposedException("transport"), WireFault.Handshake, null },
    };

    [Theory]
    [MemberData(nameof(Dials))]
    public void An_attempt_fails_as(string what, Exception error, WireFault fault, int? told)
    {
        Assert.NotEmpty(what);
        var failed = WireFaults.OfDial(error);
        Assert.Equal((fault, told), (failed.Fault, failed.Status));
        Assert.DoesNotContain('\n', failed.Cause);
        Assert.NotEqual("wrapped", failed.Cause);
    }

    public static TheoryData<string, Exception, WireFault> Conversations => new()
    {
        { "gone", new IOException("gone"), WireFault.Dropped },
        { "reset", new IOException("x", new SocketException((int)SocketError.ConnectionReset)), WireFault.Dropped },
        { "disposed of", new ObjectDisposedException("stream"), WireFault.Dropped },
        { "aborted", new OperationCanceledException("aborted"), WireFault.Dropped },
        { "violation", new WireException(WireFault.Protocol, "masked"), WireFault.Protocol },
        { "too large", new WireException(WireFault.TooLarge, "large"), WireFault.TooLarge },
    };

    [Theory]
    [MemberData(nameof(Conversations))]
    public void A_conversation_fails_as(string what, Exception error, WireFault fault)
    {
        Assert.NotEmpty(what);
        Assert.Equal(fault, WireFaults.OfConversation(error).Fault);
    }

    public static TheoryData<string, Exception, bool, WireFault> Exchanges => new()
    {
        { "refused", Http(HttpRequestError.ConnectionError), false, WireFault.Connect },
        { "private address", Http(HttpRequestError.ConnectionError, new WireException(WireFault.PrivateAddress, "private")), false, WireFault.PrivateAddress },
        { "untrusted", Http(HttpRequestError.SecureConnectionError, new AuthenticationException()), false, WireFault.Tls },
        { "gone before an answer", Http(HttpRequestError.ResponseEnded), false, WireFault.Connect },
        { "gone in the body", new HttpIOException(HttpRequestError.ResponseEnded), true, WireFault.Dropped },
        { "reset in the body", new IOException("x", new SocketException((int)SocketError.ConnectionReset)), true, WireFault.Dropped },
        { "bad chunk", new HttpIOException(HttpRequestError.InvalidResponse), true, WireFault.Protocol },
        { "bad coding", new InvalidDataException(), true, WireFault.Protocol },
        { "garbage", Http(HttpRequestError.InvalidResponse), false, WireFault.Protocol },
        { "ended", new TaskCanceledException(), false, WireFault.Aborted },
    };

    [Theory]
    [MemberData(nameof(Exchanges))]
    public void An_exchange_fails_as(string what, Exception error, bool answered, WireFault fault)
    {
        Assert.NotEmpty(what);
        Assert.Equal(fault, WireFaults.OfExchange(error, answered).Fault);
    }
}
