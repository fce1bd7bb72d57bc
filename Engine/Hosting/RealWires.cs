using Akka.Actor;
using MiniActors.Adapters;
using MiniActors.Rules;

namespace MiniActors.Hosting;

/// <summary>The network of <c>mini-actors.wire</c>; it lives as long as its ActorSystem.</summary>
internal static class RealWires
{
    public static EngineWires Of(ActorSystem system, EngineSettings settings)
    {
        var transport = new Transport(AddressRule.IsPublic, headerBytes: settings.Http.HeaderBytes);
        system.RegisterOnTermination(transport.Dispose);
        return Of(settings, transport);
    }

    /// <summary>The wires by the name that the configuration gives.</summary>
    public static EngineWires Of(EngineSettings settings, Transport transport) => settings.Wire switch
    {
        "websocket-client" => new EngineWires(new WebsocketClientWire(transport), new HttpWire(transport)),
        "native" => new EngineWires(new NativeWire(transport), new HttpWire(transport)),
        _ => throw new ConfigurationException([$"mini-actors.wire: there is no wire '{settings.Wire}'"]),
    };
}
