using Akka.Configuration;

namespace MiniActors.Hosting;

/// <summary>How an engine is added to a host.</summary>
public sealed class MiniActorsOptions
{
    /// <summary>
    /// HOCON over the engine's own <c>hocon.conf</c>, key by key: <c>mini-actors { … }</c>, and <c>akka { … }</c> where the
    /// engine makes the ActorSystem. Default: nothing.
    /// </summary>
    public Config Configuration { get; set; } = Config.Empty;

    /// <summary>
    /// What <see cref="EngineConfiguration.Read"/> made of <see cref="Configuration"/>, for a host that has read it already; null: it is
    /// read when the engine is added.
    /// </summary>
    public EngineSettings? Settings { get; set; }

    /// <summary>The network; null: the real one, as <c>mini-actors.wire</c> says.</summary>
    public EngineWires? Wires { get; set; }
}
