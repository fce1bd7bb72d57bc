using MiniActors.Adapters;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public sealed class NativeWireSpecs : SocketWireSpecs
{
    protected override ISocketWire WireOver(Transport transport) => new NativeWire(transport);
}
