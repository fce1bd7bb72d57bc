using System.Net.WebSockets;

namespace MiniActors.Adapters;

/// <summary>An open WebSocket.</summary>
/// <param name="Socket">The native one.</param>
/// <param name="Stream">Our layer under it.</param>
internal sealed record Connection(WebSocket Socket, WireStream Stream);
