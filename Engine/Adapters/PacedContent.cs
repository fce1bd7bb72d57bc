using System.Net;

namespace MiniActors.Adapters;

/// <summary>A request body in memory, sent no faster than the network of the mini program takes it.</summary>
internal sealed class PacedContent(byte[] body, NetworkLine line) : HttpContent
{
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, default);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        // The body may have to wait, and the head does not wait for it.
        if (line.IsNarrow) await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        await line.WriteAsync(stream, body, gone: null, cancellationToken).ConfigureAwait(false);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
