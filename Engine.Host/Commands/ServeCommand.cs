using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MiniActors.Api;
using MiniActors.Host.Configuration;
using MiniActors.Host.Grammar;
using MiniActors.Host.Serving;
using MiniActors.Hosting;

namespace MiniActors.Host.Commands;

/// <summary><c>serve</c>: the engine as a background service, until SIGTERM or Ctrl+C.</summary>
internal static class ServeCommand
{
    /// <summary>The command.</summary>
    public static Command For(Terminal terminal)
    {
        var command = new Command("serve", "Run as a background service: the mini programs that mini-actors.serve lists, with health over HTTP.")
        {
            SharedOptions.Config, SharedOptions.Set,
        };
        command.SetAction((parsed, interrupted) => RunAsync(parsed, terminal, interrupted));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken interrupted)
    {
        var file = parsed.GetValue(SharedOptions.Config);
        var configuration = HostConfiguration.Read(file, parsed.GetValue(SharedOptions.Set) ?? []);
        var directory = Path.GetDirectoryName(Path.GetFullPath(file ?? "none"))!;
        var serve = ServeReader.Read(configuration.Serve, directory);
        var engine = EngineConfiguration.Read(configuration.Engine);
        var programs = ServedProgram.AllOf(serve, engine);
        var volume = parsed.GetValue(SharedOptions.Verbose) ? LogVolume.Debug
            : parsed.GetValue(SharedOptions.Quiet) ? LogVolume.Warnings : LogVolume.Progress;
        await using var app = Build(configuration, serve, engine, programs, terminal, volume);
        await StartAsync(app, serve, interrupted).ConfigureAwait(false);
        var lifetime = app.Services.GetRequiredService<IHostApplicationLifetime>();
        using var stop = interrupted.Register(lifetime.StopApplication);
        await app.WaitForShutdownAsync(CancellationToken.None).ConfigureAwait(false);
        return ExitStatus.Ended;
    }

    private static WebApplication Build(
        HostConfiguration configuration, ServeSettings serve, EngineSettings engine, IReadOnlyList<ServedProgram> programs, Terminal terminal, LogVolume volume)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        Logging.AddTo(builder.Logging, terminal, volume);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(serve.Health));
        EngineHost.AddTo(builder.Services, configuration.Engine, engine);
        builder.Services.AddSystemd();
        builder.Services.AddSingleton<ProgramBoard>();
        builder.Services.AddHostedService(provider => new ProgramKeeper(
            programs, serve.Restarts, provider.GetRequiredService<IMiniActorsEngine>(), provider.GetRequiredService<ProgramBoard>(),
            provider.GetRequiredService<ILoggerFactory>()));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = engine.Waits.Drain + TimeSpan.FromSeconds(5));
        var app = builder.Build();
        Health.Map(app);
        return app;
    }

    private static async Task StartAsync(WebApplication app, ServeSettings serve, CancellationToken interrupted)
    {
        try
        {
            await app.StartAsync(interrupted).ConfigureAwait(false);
        }
        catch (IOException cause)
        {
            throw new CommandFailure(
                $"mini-actors.serve.health: cannot listen on {serve.Health}: {Reasons.Of(cause)}; choose another port, or 0 for a free one", cause: cause);
        }
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("MiniActors.Serve");
        foreach (var url in app.Urls) log.LogInformation("health: {Url}/health/live and {Url}/health/ready", url, url);
    }
}
