using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>How a handler is set up: it follows nothing, keeps no cookies, knows no proxy, and dials only through our dialler.</summary>
internal static class TransportHandler
{
    /// <summary>The handler of a policy.</summary>
    public static SocketsHttpHandler For(TransportPolicy policy, Dialler dialler, int headerKiB)
    {
        var handler = For(dialler, headerKiB, policy.PrivateAddresses, (attempt, stream) => attempt is { Speaks: true } ? new ConnectionStream(stream) : stream);
        handler.SslOptions.RemoteCertificateValidationCallback = CertificateTrust.For(policy);
        return handler;
    }

    /// <summary>A handler with the trust of another, for one exchange, with a layer of ours over its connection.</summary>
    public static SocketsHttpHandler ForOne(SocketsHttpHandler model, TransportPolicy policy, Dialler dialler, Func<Socket, Stream, Stream> layer)
    {
        var handler = For(dialler, model.MaxResponseHeadersLength, policy.PrivateAddresses, (attempt, stream) => attempt?.Socket is { } socket ? layer(socket, stream) : stream);
        handler.SslOptions.RemoteCertificateValidationCallback = model.SslOptions.RemoteCertificateValidationCallback;
        return handler;
    }

    private static SocketsHttpHandler For(Dialler dialler, int headerKiB, bool privateAddresses, Func<DialAttempt?, Stream, Stream> layer) =>
        new()
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseProxy = false,
            UseCookies = false,
            // A phone knows nothing of what the host traces: no traceparent, no baggage. The host's own spans stay.
            ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
            MaxResponseHeadersLength = headerKiB,
            // What nobody read to its end is given up with its connection: a response that was refused may be followed by anything.
            MaxResponseDrainSize = 0,
            RequestHeaderEncodingSelector = static (_, request) => Speakers.Note(request),
            ConnectCallback = (context, cancellation) => dialler.DialAsync(context, privateAddresses, cancellation),
            PlaintextStreamFilter = (context, _) =>
            {
                var attempt = DialAttempt.Of(context.InitialRequestMessage);
                attempt?.Established();
                return ValueTask.FromResult(layer(attempt, context.PlaintextStream));
            },
        };
}
