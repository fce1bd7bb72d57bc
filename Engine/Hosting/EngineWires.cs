using MiniActors.Wire;

namespace MiniActors.Hosting;

/// <summary>The network that an engine speaks through: the real one, or fakes in its place.</summary>
/// <param name="Sockets">For WebSockets.</param>
/// <param name="Http">For HTTP.</param>
public sealed record EngineWires(ISocketWire Sockets, IHttpWire Http);
