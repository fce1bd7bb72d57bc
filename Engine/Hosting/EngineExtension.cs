using Akka.Actor;

namespace MiniActors.Hosting;

/// <summary>The engine of an ActorSystem, found by whoever has the ActorSystem; it may not have started yet.</summary>
internal sealed class EngineExtension : IExtension
{
    private readonly TaskCompletionSource<MiniActorsEngine> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The engine, once it has started.</summary>
    public Task<MiniActorsEngine> Started => _started.Task;

    /// <summary>Says that it has.</summary>
    public void Start(MiniActorsEngine engine) => _started.TrySetResult(engine);

    /// <summary>The extension of this ActorSystem.</summary>
    public static EngineExtension Of(ActorSystem system) => system.WithExtension<EngineExtension, Provider>();

    internal sealed class Provider : ExtensionIdProvider<EngineExtension>
    {
        public override EngineExtension CreateExtension(ExtendedActorSystem system) => new();
    }
}
