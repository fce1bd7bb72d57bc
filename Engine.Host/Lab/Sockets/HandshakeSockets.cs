using Microsoft.AspNetCore.Http;

namespace MiniActors.Host.Lab.Sockets;

/// <summary><c>/ws/reject</c> and <c>/ws/headers</c>: what happens before a socket is open.</summary>
internal static class HandshakeSockets
{
    public static void Map(LabRoutes routes)
    {
        routes.Http("/ws/reject", "status=403", "answers the handshake with that HTTP status", async context =>
        {
            context.Response.StatusCode = (int)context.Number("status", StatusCodes.Status403Forbidden, 200, 599);
            if (context.Response.StatusCode is StatusCodes.Status204NoContent
                or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified)
                return;
            await LabAnswer.TextAsync(context, "The handshake is refused, as asked.\n");
        });

        routes.Socket("/ws/headers", "", "sends the headers of the handshake as one JSON message, then echoes",
            prepare: (context, _) => LabAnswer.Serialize(LabAnswer.HeadersOf(context.Request)),
            serve: async (socket, headers) =>
            {
                await socket.SendAsync(headers);
                await socket.EchoAsync();
            });
    }
}
