using Akka.Configuration;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MiniActors.Hosting;

namespace MiniActors.Host;

/// <summary>The engine on the Generic Host, for what runs as a service.</summary>
internal static class EngineHost
{
    /// <summary>Akka would stop the ActorSystem on SIGTERM by itself, before the host or the command has drained.</summary>
    public const string SignalsAreOurs = "akka.coordinated-shutdown.run-by-clr-shutdown-hook = off";

    /// <summary>Adds the engine, with the settings that were read from its configuration. Its log goes through Microsoft.Extensions.Logging; signals are the command's, not the host's.</summary>
    public static void AddTo(IServiceCollection services, Config configuration, EngineSettings settings)
    {
        var options = new MiniActorsOptions { Configuration = configuration, Settings = settings };
        services.AddSingleton<IHostLifetime, SilentLifetime>();
        services.AddAkka("mini-actors", (builder, _) => builder
            .AddHocon(SignalsAreOurs, HoconAddMode.Prepend)
            .ConfigureLoggers(loggers =>
            {
                loggers.ClearLoggers();
                loggers.AddLoggerFactory();
            })
            .WithMiniActors(options));
        services.AddMiniActorsEngine();
    }

    /// <summary>A lifetime that listens to no signal: <see cref="Interruption"/> does.</summary>
    private sealed class SilentLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
