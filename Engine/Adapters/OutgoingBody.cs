using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>An upload whose source is open: a frame, and the bytes in it.</summary>
internal sealed class OutgoingBody : IDisposable
{
    private OutgoingBody(Stream source, long? length, MultipartUpload? frame)
    {
        (Source, SourceLength, ContentType) = (source, length, frame?.ContentType);
        (Head, Tail) = (frame?.Head ?? [], frame?.Tail ?? []);
    }

    /// <summary>The bytes of the file.</summary>
    public Stream Source { get; }

    /// <summary>How many of them are sent; null: all there are.</summary>
    public long? SourceLength { get; }

    /// <summary>What goes before them.</summary>
    public byte[] Head { get; }

    /// <summary>What goes behind them.</summary>
    public byte[] Tail { get; }

    /// <summary>The content type that the frame needs; null: the caller's.</summary>
    public string? ContentType { get; }

    /// <summary>The length of the whole; null: nobody knows.</summary>
    public long? Length => SourceLength + Head.Length + Tail.Length;

    /// <exception cref="WireException">The source cannot be opened, or the form cannot be written.</exception>
    public static OutgoingBody Open(HttpUpload upload) => upload switch
    {
        HttpUpload.Raw raw => Open(raw.Source, null),
        HttpUpload.Form form => Open(form.File.Source, MultipartUpload.Of(form)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static OutgoingBody Open(BodySource source, MultipartUpload? frame)
    {
        try
        {
            var stream = source.Open();
            return new(stream, source.Length ?? (stream.CanSeek ? stream.Length - stream.Position : null), frame);
        }
        catch (Exception error) when (error is not WireException)
        {
            throw new WireException(WireFault.Source, $"What was to be sent cannot be opened: {error.Message}", inner: error);
        }
    }

    public void Dispose()
    {
        try
        {
            Source.Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // It has been read, or is not needed any more: how it ends changes nothing.
        }
    }
}
