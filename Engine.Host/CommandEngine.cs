using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Hosting.Logging;
using Microsoft.Extensions.Logging;
using MiniActors.Api;
using MiniActors.Hosting;

namespace MiniActors.Host;

/// <summary>
/// An engine in an ActorSystem of its own, for a command that ends by itself. It needs no host and no container, which a person at a
/// terminal would wait for; <see cref="EngineHost"/> is for what stays.
/// </summary>
internal sealed class CommandEngine : IAsyncDisposable
{
    private const string Own =
        $"""
        akka.loggers = ["Akka.Hosting.Logging.LoggerFactoryLogger, Akka.Hosting"]
        {EngineHost.SignalsAreOurs}
        """;

    private readonly ILoggerFactory _logs;
    private readonly ActorSystem _system;

    private CommandEngine(ILoggerFactory logs, ActorSystem system, IMiniActorsEngine engine) => (_logs, _system, Engine) = (logs, system, engine);

    /// <summary>The engine.</summary>
    public IMiniActorsEngine Engine { get; }

    /// <summary>Starts an engine whose log goes to the terminal.</summary>
    public static async Task<CommandEngine> StartAsync(Config configuration, EngineSettings settings, Terminal terminal, LogVolume volume)
    {
        var logs = Logging.FactoryFor(terminal, volume);
        var system = Started(
            ConfigurationFactory.ParseString(Own).WithFallback(EngineConfiguration.OfSystem(configuration, settings)),
            ActorSystemSetup.Create(new LoggerFactorySetup(logs)));
        try
        {
            return new CommandEngine(logs, system, MiniActorsEngine.Start(system, settings));
        }
        catch
        {
            await system.Terminate().ConfigureAwait(false);
            logs.Dispose();
            throw;
        }
    }

    /// <summary>
    /// What <c>ActorSystem.Create</c> does, without what it does first: it looks for an app.config, which takes a tenth of a start, and
    /// then does not need it, as the configuration is given.
    /// </summary>
    private static ActorSystemImpl Started(Config configuration, ActorSystemSetup setup)
    {
        var system = new ActorSystemImpl("mini-actors", configuration, setup);
        system.Start();
        return system;
    }

    /// <summary>Drains the engine and stops its ActorSystem.</summary>
    public async ValueTask DisposeAsync()
    {
        await CoordinatedShutdown.Get(_system).Run(CoordinatedShutdown.ClrExitReason.Instance).ConfigureAwait(false);
        _logs.Dispose();
    }
}
