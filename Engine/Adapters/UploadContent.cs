using System.Buffers;
using System.Net;
using System.Runtime.CompilerServices;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>Sends an <see cref="OutgoingBody"/> through one pooled buffer, and exactly as much of it as was announced.</summary>
internal sealed class UploadContent(OutgoingBody body, UploadCourse course, ProgressMeter? meter, IdleWatch? watch, NetworkLine line) : HttpContent
{
    private const int BufferBytes = 128 << 10;
    private Action<int>? _gone;

    /// <summary>The content type that the body needs; null: the caller's.</summary>
    public string? ContentType => body.ContentType;

    /// <summary>True when the body was refused: its rest is not read, and what is written in its place never reaches the network.</summary>
    private bool IsRefused => course.IsRefused;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, default);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        await WriteAsync(stream, body.Head, cancellationToken).ConfigureAwait(false);
        // The source may be slow: the server can judge by what it has.
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        await CopyAsync(stream, buffer, cancellationToken).ConfigureAwait(false);
        await WriteAsync(stream, body.Tail, cancellationToken).ConfigureAwait(false);
        course.Finish();
        if (!IsRefused) meter?.Finish();
        watch?.Waits();
        // Only now: after an exception a write may still be under way.
        ArrayPool<byte>.Shared.Return(buffer);
    }

    private async ValueTask CopyAsync(Stream stream, byte[] buffer, CancellationToken cancellation)
    {
        for (var left = body.SourceLength ?? long.MaxValue; left > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            var most = (int)Math.Min(left, buffer.Length);
            var count = IsRefused ? Feigned(most) : await ReadAsync(buffer.AsMemory(0, most), cancellation).ConfigureAwait(false);
            if (count == 0 && body.SourceLength is null) return;
            if (count == 0) throw new WireException(WireFault.Source, $"What was to be sent ended {left} bytes before its end");
            await WriteAsync(stream, buffer.AsMemory(0, count), cancellation).ConfigureAwait(false);
            left -= count;
        }
    }

    // The library wants as many bytes as were announced, whether they are of use or not.
    private int Feigned(int most) => body.SourceLength is null ? 0 : most;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        watch?.Works();
        try
        {
            return await body.Source.ReadAsync(buffer, course.Needless).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (IsRefused)
        {
            return Feigned(buffer.Length);
        }
        catch (Exception error) when (error is not WireException && !cancellation.IsCancellationRequested)
        {
            throw new WireException(WireFault.Source, $"What was to be sent cannot be read: {error.Message}", inner: error);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask WriteAsync(Stream stream, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (bytes.IsEmpty) return;
        watch?.Waits();
        await line.WriteAsync(stream, bytes, _gone ??= Gone, cancellation).ConfigureAwait(false);
        watch?.Works();
    }

    /// <summary>On a slow network a buffer goes in portions: each is progress, and none is silence.</summary>
    private void Gone(int bytes)
    {
        watch?.Waits();
        if (!IsRefused) meter?.Moved(bytes);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length ?? 0;
        return body.Length is not null;
    }
}
