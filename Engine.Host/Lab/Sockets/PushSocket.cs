using System.Globalization;
using System.Net.WebSockets;
using MiniActors.Host.Lab.Http;

namespace MiniActors.Host.Lab.Sockets;

/// <summary><c>/ws/push</c>: a server that talks without being asked, as fast as the client reads.</summary>
internal static class PushSocket
{
    private sealed record Plan(int Count, int Size, TimeSpan Pause, bool Binary);

    public static void Map(LabRoutes routes) =>
        routes.Socket("/ws/push", "count=10&size=16&ms=0&binary=0",
            "sends count messages of size bytes with a pause between them, then closes with 1000; texts begin with their number",
            prepare: (context, _) => new Plan(
                context.Count("count", 10, int.MaxValue),
                context.Count("size", 16, LabBytes.LargestSlice),
                context.Milliseconds(fallback: 0),
                context.Flag("binary")),
            serve: ServeAsync);

    private static async Task ServeAsync(LabSocket socket, Plan plan)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(socket.Gone);
        var listening = ListenAsync(socket, left);
        try
        {
            await PushAsync(socket, plan, left.Token);
            await socket.SendCloseAsync((int)WebSocketCloseStatus.NormalClosure, reason: null);
        }
        finally
        {
            await socket.LeaveAfterAsync(listening);
        }
    }

    private static async Task PushAsync(LabSocket socket, Plan plan, CancellationToken left)
    {
        for (var index = 0; index < plan.Count; index++)
        {
            if (index > 0 && plan.Pause > TimeSpan.Zero)
                await Task.Delay(plan.Pause, socket.Clock, left);
            left.ThrowIfCancellationRequested();
            if (plan.Binary)
                await socket.SendAsync(WebSocketMessageType.Binary, LabBytes.Slice(index, plan.Size));
            else
                await socket.SendAsync((index + 1).ToString(CultureInfo.InvariantCulture).PadRight(plan.Size, '.'));
        }
    }

    // Without a reader the client's close frame, or its end, would go unheard.
    private static async Task ListenAsync(LabSocket socket, CancellationTokenSource left)
    {
        try
        {
            while (await socket.ReceiveAsync() is not null)
            {
            }
        }
        finally
        {
            await left.CancelAsync();
        }
    }
}
