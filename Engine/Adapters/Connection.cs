using System.Net.WebSockets;
using MiniActors.Model;

namespace MiniActors.Adapters;

/// <summary>An open WebSocket and what its handshake said.</summary>
/// <param name="Socket">The native client.</param>
/// <param name="Stream">Our layer under it.</param>
/// <param name="Fields">The fields of the 101 response.</param>
/// <param name="Protocol">The subprotocol that the server chose; null: none.</param>
internal sealed record Connection(WebSocket Socket, WireStream Stream, Headers Fields, string? Protocol);
