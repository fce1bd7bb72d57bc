using Akka.Actor;
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
        var setup = BootstrapSetup.Create()
            .WithConfig(ConfigurationFactory.ParseString(Own).WithFallback(EngineConfiguration.OfSystem(configuration, settings)))
            .And(new LoggerFactorySetup(logs));
        var system = ActorSystem.Create("mini-actors", setup);
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

    /// <summary>Drains the engine and stops its ActorSystem.</summary>
    public async ValueTask DisposeAsync()
    {
        await CoordinatedShutdown.Get(_system).Run(CoordinatedShutdown.ClrExitReason.Instance).ConfigureAwait(false);
        _logs.Dispose();
    }
}
