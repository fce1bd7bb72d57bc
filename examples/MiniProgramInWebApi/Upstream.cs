using System.Net.WebSockets;
using System.Text.Json;

namespace MiniActors.Examples.MiniProgramInWebApi;

/// <summary>The other side, so that the example runs alone: a WebSocket server that answers in capitals.</summary>
internal static class Upstream
{
    public static async Task AnswerAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[4096];
        while (await ReadAsync(socket, buffer, context.RequestAborted) is { } question)
        {
            var answer = JsonSerializer.SerializeToUtf8Bytes(question with { Text = question.Text.ToUpperInvariant() });
            await socket.SendAsync(answer, WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
        }
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
    }

    /// <summary>One whole message that fits in the buffer; null: the client closes.</summary>
    private static async Task<Message?> ReadAsync(WebSocket socket, byte[] buffer, CancellationToken cancellation)
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellation);
            if (part.MessageType == WebSocketMessageType.Close) return null;
            length += part.Count;
            if (part.EndOfMessage) return JsonSerializer.Deserialize<Message>(buffer.AsSpan(0, length));
            if (length == buffer.Length) return null;
        }
    }
}
