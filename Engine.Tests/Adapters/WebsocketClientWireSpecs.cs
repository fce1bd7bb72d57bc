using MiniActors.Adapters;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public sealed class WebsocketClientWireSpecs : SocketWireSpecs
{
    protected override ISocketWire WireOver(Transport transport) => new WebsocketClientWire(transport);
}
