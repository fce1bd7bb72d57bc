using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace MiniActors.Adapters;

/// <summary>
/// The connection of one upload: it listens while it sends. The library reads no answer before it has sent all, so that a server
/// which refuses a body and hangs up would show as a reset; here its answer is kept, and the rest of the body is let go.
/// </summary>
/// <remarks>
/// Invariants. The first read is ours and begins with the first write; the library's reads come behind it and get its bytes first.
/// When the answer refuses the body, or a write fails and there is an answer, nothing more is written, nothing fails any more, and
/// the end of the connection is an end.
/// </remarks>
internal sealed class UploadStream(Stream connection, Socket socket, UploadCourse course) : ConnectionLayer
{
    // Up to the status: "HTTP/1.1 413".
    private const int StatusLength = 12;

    private readonly byte[] _answer = new byte[1024];
    private int _start, _end;
    private Exception? _failure;
    private Task? _listening;
    private volatile bool _lost;

    private bool IsDeaf => _lost || course.IsRefused;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (IsDeaf) return;
        _listening ??= ListenAsync();
        try
        {
            await connection.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or SocketException or ObjectDisposedException && !cancellationToken.IsCancellationRequested)
        {
            await _listening.WaitAsync(cancellationToken).ConfigureAwait(false);
            if (_end == 0) throw;
            course.TryRefuse();
            _lost = true;
        }
    }

    private async Task ListenAsync()
    {
        try
        {
            while (_end < StatusLength && await connection.ReadAsync(_answer.AsMemory(_end)).ConfigureAwait(false) is > 0 and var count) _end += count;
        }
        catch (Exception error)
        {
            // Told to who reads next.
            _failure = error;
        }
        if (!Refuses(_answer.AsSpan(0, _end)) || !course.TryRefuse()) return;
        // A write may be under way to a peer that does not read: this ends it.
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It has ended by itself.
        }
    }

    // A success may come early as well, from a server that answers while it reads: that one gets all it was promised.
    private static bool Refuses(ReadOnlySpan<byte> answer) =>
        answer.Length >= StatusLength && Encoding.ASCII.GetString(answer[..5]) == "HTTP/" && answer[9] is >= (byte)'3' and <= (byte)'5';

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_listening is not null) await _listening.ConfigureAwait(false);
        if (_start < _end)
        {
            var count = Math.Min(buffer.Length, _end - _start);
            _answer.AsSpan(_start, count).CopyTo(buffer.Span);
            _start += count;
            return count;
        }
        if (_failure is not null) return IsDeaf ? 0 : throw new IOException(_failure.Message, _failure);
        try
        {
            return await connection.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException) when (IsDeaf)
        {
            return 0;
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => IsDeaf ? Task.CompletedTask : connection.FlushAsync(cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing) connection.Dispose();
        base.Dispose(disposing);
    }
}
