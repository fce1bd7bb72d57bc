using System.Net.WebSockets;

namespace MiniActors.Host.Lab.Sockets;

/// <summary>A whole message; the payload lives in its socket's buffer, until the next message is read.</summary>
internal readonly record struct LabMessage(WebSocketMessageType Type, ReadOnlyMemory<byte> Payload);
