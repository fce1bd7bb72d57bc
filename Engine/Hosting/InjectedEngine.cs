using Akka.Actor;
using MiniActors.Api;

namespace MiniActors.Hosting;

/// <summary>The engine as a host injects it: it waits for the ActorSystem to have started.</summary>
internal sealed class InjectedEngine(Func<ActorSystem> system) : IMiniActorsEngine
{
    public async Task<MiniProgram> OpenAsync(MiniProgramOptions options, CancellationToken cancellationToken = default)
    {
        var engine = await EngineExtension.Of(system()).Started.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await engine.OpenAsync(options, cancellationToken).ConfigureAwait(false);
    }
}
