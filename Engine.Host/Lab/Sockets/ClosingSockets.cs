using System.Text;
using Microsoft.AspNetCore.Http;

namespace MiniActors.Host.Lab.Sockets;

/// <summary><c>/ws/close</c>, <c>/ws/drop</c>, <c>/ws/silent</c>: the ways in which a server lets go, or does not.</summary>
internal static class ClosingSockets
{
    private const int LongestReason = 123;

    private static readonly TimeSpan SilentKeepAlive = TimeSpan.FromSeconds(30);

    public static void Map(LabRoutes routes)
    {
        routes.Socket("/ws/close", "code=1000&reason=&after=0", "closes with that code and reason after so many messages",
            prepare: (context, _) => (Code: Code(context), Reason: Reason(context), After: context.Count("after", 0, int.MaxValue)),
            serve: async (socket, close) =>
            {
                for (var heard = 0; heard < close.After; heard++)
                {
                    if (await socket.ReceiveAsync() is null)
                        return;
                }

                await socket.CloseAsync(close.Code, close.Reason);
            });

        routes.Socket("/ws/drop", "", "cuts the connection after the first message, without a close frame",
            prepare: (_, _) => true,
            serve: async (socket, _) =>
            {
                if (await socket.ReceiveAsync() is not null)
                    socket.Context.Abort();
            });

        routes.Socket("/ws/silent", "", "opens and never reads",
            // Who never reads never hears that the client left; a frame now and then finds out.
            prepare: (_, acceptance) => acceptance.KeepAliveInterval = SilentKeepAlive,
            serve: (socket, _) => Task.Delay(Timeout.InfiniteTimeSpan, socket.Clock, socket.Gone));
    }

    private static int Code(HttpContext context)
    {
        var code = (int)context.Number("code", 1000, 1000, 4999);
        return code is 1004 or 1005 or 1006 or 1015
            ? throw new LabRequestException($"{code} never travels in a close frame.")
            : code;
    }

    private static string? Reason(HttpContext context)
    {
        var reason = context.Text("reason");
        return reason is not null && Encoding.UTF8.GetByteCount(reason) > LongestReason
            ? throw new LabRequestException($"A reason is at most {LongestReason} bytes of UTF-8.")
            : reason;
    }
}
