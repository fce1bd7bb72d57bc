namespace MiniActors.Api;

/// <summary>The engine: opens mini programs. It lives as long as its ActorSystem.</summary>
public interface IMiniActorsEngine
{
    /// <summary>Opens a mini program.</summary>
    /// <exception cref="ArgumentException">The options are wrong; the message lists every error.</exception>
    /// <exception cref="InvalidOperationException">The engine is stopping, or the id is taken.</exception>
    Task<MiniProgram> OpenAsync(MiniProgramOptions options, CancellationToken cancellationToken = default);
}
