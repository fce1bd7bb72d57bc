namespace MiniActors.Host.Lab.Sockets;

/// <summary><c>/ws/echo</c>: every message comes back as it went.</summary>
internal static class EchoSocket
{
    private static readonly string[] Protocols = ["chat", "echo", "mqtt", "graphql-transport-ws"];

    public static void Map(LabRoutes routes) =>
        routes.Socket("/ws/echo", "", "echoes text and binary; takes the first known subprotocol offered; sends X-Lab: echo",
            prepare: (context, acceptance) =>
            {
                context.Response.Headers["X-Lab"] = "echo";
                acceptance.SubProtocol = FirstKnown(context.WebSockets.WebSocketRequestedProtocols);
                return true;
            },
            serve: (socket, _) => socket.EchoAsync());

    /// <summary>The client's order decides: what it offers first, it likes best.</summary>
    private static string? FirstKnown(IList<string> offered) =>
        offered.FirstOrDefault(protocol => Protocols.Contains(protocol, StringComparer.Ordinal));
}
