using System.Net;
using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>
/// Stands between one WebSocket handshake and the shared handler: adds the caller's fields, keeps what the answer said, and
/// puts our <see cref="WireStream"/> under the WebSocket.
/// </summary>
internal sealed class HandshakeHandler(SocketsHttpHandler transport, SocketDial dial, NetworkLine line, CancellationToken attempt) : DelegatingHandler(transport)
{
    /// <summary>The status of the answer; null: there was none.</summary>
    public int? Status { get; private set; }

    /// <summary>The fields of the answer.</summary>
    public Headers Fields { get; private set; } = Headers.Empty;

    /// <summary>The connection of a handshake that was answered with 101.</summary>
    public WireStream? Stream { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in dial.Headers) request.Headers.TryAddWithoutValidation(name, value);
        var dialled = new DialAttempt(attempt, line);
        dialled.TieTo(request);
        await line.RoundTripAsync(attempt).ConfigureAwait(false);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        Status = (int)response.StatusCode;
        Fields = HttpFields.Of(response);
        if (response.StatusCode == HttpStatusCode.SwitchingProtocols) Upgrade(response, request.Headers.NonValidated["Sec-WebSocket-Key"].ToString());
        // A handshake that fails ends its connection (RFC 6455 section 7.1.7); the pool would keep it.
        else dialled.Socket?.Dispose();
        return response;
    }

    private void Upgrade(HttpResponseMessage response, string key)
    {
        var stream = response.Content.ReadAsStream();
        if (Upgrading.FaultOf(response.Version, key, Fields, dial.Protocols) is { } fault)
        {
            stream.Dispose();
            throw new WireException(WireFault.Handshake, fault);
        }
        if (Upgrading.AgreesToUpgrade(Fields))
        {
            // The library wants the token alone.
            response.Headers.Remove("Connection");
            response.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        }
        Stream = new WireStream(dial.Network is null ? stream : SlowedDown(stream));
        response.Content = new Upgraded(Stream);
    }

    /// <summary>What is held back on its way out must not look like silence to the keep-alive, whose ping waits behind it.</summary>
    private SlowStream SlowedDown(Stream stream) => new(stream, line) { OnGone = _ => Stream?.OnRead?.Invoke() };

    private sealed class Upgraded(Stream stream) : HttpContent
    {
        protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => stream;

        protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult(stream);

        protected override Task SerializeToStreamAsync(Stream target, TransportContext? context) => throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) stream.Dispose();
            base.Dispose(disposing);
        }
    }
}
