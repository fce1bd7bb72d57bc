using System.Buffers;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace MiniActors.Host.Lab.Sockets;

/// <summary>An accepted WebSocket: whole messages in a pooled buffer that is held only while a message is in hand.</summary>
internal sealed class LabSocket(WebSocket native, HttpContext context, LabOptions options) : IDisposable
{
    private const int FirstBuffer = 16 * 1024;

    // A peer that does not answer a close frame is left after this.
    private static readonly TimeSpan CloseWait = TimeSpan.FromSeconds(5);

    private byte[] _buffer = [];

    public HttpContext Context { get; } = context;

    public TimeProvider Clock { get; } = options.Clock;

    /// <summary>Cancelled when the connection is gone.</summary>
    public CancellationToken Gone { get; } = context.RequestAborted;

    /// <summary>The next message, valid until the next call. A close frame, or a message over the limit, is answered here and gives null.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<LabMessage?> ReceiveAsync()
    {
        Release();

        // A read of nothing waits without a buffer, so that an idle socket costs none.
        var peek = await native.ReceiveAsync(Memory<byte>.Empty, Gone);
        if (peek.MessageType == WebSocketMessageType.Close)
            return await AnswerCloseAsync();
        if (peek.EndOfMessage)
            return new LabMessage(peek.MessageType, ReadOnlyMemory<byte>.Empty);

        _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        for (var length = 0; ;)
        {
            var read = await native.ReceiveAsync(_buffer.AsMemory(length), Gone);
            if (read.MessageType == WebSocketMessageType.Close)
                return await AnswerCloseAsync();
            length += read.Count;
            if (length > options.MaxMessageBytes)
                return await RefuseAsync();
            if (read.EndOfMessage)
                return new LabMessage(read.MessageType, _buffer.AsMemory(0, length));
            if (length == _buffer.Length)
                Grow();
        }
    }

    public ValueTask SendAsync(WebSocketMessageType type, ReadOnlyMemory<byte> payload) =>
        native.SendAsync(payload, type, endOfMessage: true, Gone);

    public ValueTask SendAsync(string text) => SendAsync(WebSocketMessageType.Text, Encoding.UTF8.GetBytes(text));

    /// <summary>Sends every message back until the client closes.</summary>
    public async Task EchoAsync()
    {
        while (await ReceiveAsync() is { } message)
            await SendAsync(message.Type, message.Payload);
    }

    /// <summary>Sends a close frame, then waits a while for the client's own.</summary>
    public async Task CloseAsync(int code, string? reason)
    {
        await SendCloseAsync(code, reason);
        if (native.State == WebSocketState.CloseSent)
            await LeaveAfterAsync(DrainAsync());
    }

    /// <summary>Sends a close frame unless one was sent.</summary>
    public async Task SendCloseAsync(int code, string? reason)
    {
        if (native.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await native.CloseOutputAsync((WebSocketCloseStatus)code, reason, Gone);
    }

    /// <summary>Waits a while for the reading to end, then cuts the connection so that it does.</summary>
    public async Task LeaveAfterAsync(Task reading)
    {
        try
        {
            await reading.WaitAsync(CloseWait, Clock, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            native.Abort();
            await reading;
        }
    }

    public void Dispose() => Release();

    private async Task DrainAsync()
    {
        if (_buffer.Length == 0)
            _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        while (native.State == WebSocketState.CloseSent)
            await native.ReceiveAsync(_buffer.AsMemory(), Gone);
    }

    private async ValueTask<LabMessage?> AnswerCloseAsync()
    {
        // The runtime reads a close frame without a code as 1000, so there always is one to send back.
        await SendCloseAsync((int)(native.CloseStatus ?? WebSocketCloseStatus.NormalClosure), native.CloseStatusDescription);
        return null;
    }

    private async ValueTask<LabMessage?> RefuseAsync()
    {
        await CloseAsync((int)WebSocketCloseStatus.MessageTooBig, $"at most {options.MaxMessageBytes} bytes");
        return null;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.CopyTo(larger, 0);
        Release();
        _buffer = larger;
    }

    private void Release()
    {
        if (_buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }
}
