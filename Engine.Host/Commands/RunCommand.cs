using System.CommandLine;
using MiniActors.Api;
using MiniActors.Host.Configuration;
using MiniActors.Host.Grammar;
using MiniActors.Host.Running;
using MiniActors.Host.Tracing;
using MiniActors.Hosting;

namespace MiniActors.Host.Commands;

/// <summary><c>run FILE</c>, <c>run DIR</c>: one script or one project as one mini program, to its end.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command For(Terminal terminal)
    {
        var command = new Command("run", "Run a script, or a whole project, as a mini program.");
        RunGrammar.AddTo(command);
        command.SetAction((parsed, interrupted) => RunAsync(RunGrammar.Read(parsed), terminal, interrupted));
        return command;
    }

    private static async Task<int> RunAsync(RunOptions options, Terminal terminal, CancellationToken interrupted)
    {
        var configuration = HostConfiguration.Read(options.Config, options.Set);
        var project = ProjectOrder.Find(options, configuration);
        if (project is not null) configuration = configuration.With(project.Layer);
        var source = ScriptOrder.Load(project?.Project.Entry ?? options.Script, "the script");
        var settings = EngineConfiguration.Read(configuration.Engine);
        var profile = PlatformsCommand.Known(settings.Platforms, options.Platform ?? settings.Program.Platform, Version(options, settings));
        using var trace = options.Trace is { } file ? TraceFile.Create(file) : null;
        var tracer = trace is null ? null : new ScriptTracer(trace, options.TraceSecrets);
        tracer?.Begin(source.Path, profile.Id, profile.BaseLibrary);
        var order = new ScriptOrder(source, Program(options, settings), options.Define, options.TimeLimit, project?.Project.Pages) { Watcher = tracer, Polyfills = options.Polyfills };
        var volume = options.Verbose ? LogVolume.Debug : options.Quiet ? LogVolume.Errors : LogVolume.Warnings;
        try
        {
            await using var running = await CommandEngine.StartAsync(configuration.Engine, settings, terminal, volume).ConfigureAwait(false);
            var end = await ScriptPlay.ToEndAsync(order, new TerminalEar(terminal, options.Quiet), running.Engine, interrupted).ConfigureAwait(false);
            return Status(end, options, terminal);
        }
        finally
        {
            trace?.Dispose();
            if (trace?.Fault is { } fault) terminal.Complain($"the trace '{options.Trace}' is not whole: {fault}");
        }
    }

    /// <summary>The base library in force; null: the newest.</summary>
    private static Version? Version(RunOptions options, EngineSettings settings) => options.BaseLibrary switch
    {
        null => settings.Program.BaseLibrary,
        "newest" => null,
        var version => System.Version.Parse(version),
    };

    /// <summary>What the flags say of the mini program. A map entry stands beside those of the configuration, and wins over its like.</summary>
    internal static MiniProgramOptions Program(RunOptions options, EngineSettings settings)
    {
        var map = settings.Program.Map.ToDictionary(StringComparer.Ordinal);
        foreach (var (from, to) in options.Map) map[from] = to;
        return new MiniProgramOptions
        {
            Platform = options.Platform,
            BaseLibrary = options.BaseLibrary,
            UrlCheck = options.UrlCheck,
            Strict = options.Strict,
            PrivateAddresses = options.AllowPrivate,
            Map = map,
            AllowFiles = options.AllowFiles.Count > 0 ? options.AllowFiles : null,
        };
    }

    private static int Status(PlayEnd end, RunOptions options, Terminal terminal)
    {
        switch (end.Ending)
        {
            case PlayEnding.Failed:
                terminal.Complain(end.Error!);
                return ExitStatus.Failed;
            case PlayEnding.TimeLimit:
                if (!options.Quiet) terminal.Complain($"the time limit of {options.TimeLimit!.Value.TotalSeconds:0.###}s passed");
                return ExitStatus.TimeLimit;
            case PlayEnding.Interrupted:
                return ExitStatus.Interrupted;
            default:
                return end.CallbackErrors > 0 && options.Strict == true ? ExitStatus.Failed : ExitStatus.Ended;
        }
    }
}
