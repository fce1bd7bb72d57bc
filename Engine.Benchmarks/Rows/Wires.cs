namespace MiniActors.Benchmarks.Rows;

/// <summary>The wires of the engine by their names in <c>hocon.conf</c>.</summary>
internal static class Wires
{
    public const string Native = "native";
    public const string WebsocketClient = "websocket-client";

    /// <summary>Both, in the order of the columns.</summary>
    public static readonly IReadOnlyList<string> All = [Native, WebsocketClient];
}

/// <summary>A goal for each wire.</summary>
/// <param name="Native">On the wire <c>native</c>.</param>
/// <param name="WebsocketClient">On the wire <c>websocket-client</c>.</param>
internal sealed record ByWire(double Native, double WebsocketClient)
{
    /// <summary>The one of this wire.</summary>
    public double On(string wire) => wire == Wires.Native ? Native : WebsocketClient;
}
