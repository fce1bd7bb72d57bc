using System.CommandLine;
using MiniActors.Host.Configuration;
using MiniActors.Host.Grammar;
using MiniActors.Host.Linting;
using MiniActors.Host.Running;
using MiniActors.Hosting;
using MiniActors.Platforms;

namespace MiniActors.Host.Commands;

/// <summary><c>lint FILE</c>, <c>lint DIR</c>: one script or one project on every platform, and what is not the same.</summary>
internal static class LintCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Option<string> Platforms = new("--platform")
    {
        Description = "all (default), or platforms with commas between them.",
        HelpName = "ID,…",
        DefaultValueFactory = _ => "all",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "For a machine." };
    private static readonly Option<bool> Console = new("--console") { Description = "Show the lines that the script does not write everywhere." };

    /// <summary>The command.</summary>
    public static Command For(Terminal terminal)
    {
        var command = new Command("lint", "Run a script, or a whole project, on every platform and show what is not the same (30s at most, unless --time-limit says otherwise).")
        {
            Platforms, Json, Console,
        };
        RunGrammar.AddCommonTo(command);
        command.SetAction((parsed, interrupted) => RunAsync(parsed, terminal, interrupted));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken interrupted)
    {
        var options = RunGrammar.Read(parsed);
        var configuration = HostConfiguration.Read(options.Config, options.Set);
        var platforms = Chosen(EngineConfiguration.Read(configuration.Engine).Platforms, parsed.GetValue(Platforms)!);
        var sheets = await Task.WhenAll(platforms.Select(platform => PlayAsync(options with { Platform = platform.Id }, platform, configuration, terminal, interrupted))).ConfigureAwait(false);
        var findings = LintComparison.Of(sheets);
        Show(parsed.GetValue(Console) ? findings : LintComparison.WithoutText(findings), platforms, parsed.GetValue(Json), terminal);
        return findings.Count == 0 ? ExitStatus.Ended : ExitStatus.Failed;
    }

    /// <summary>One platform, with an engine of its own: what a project says of itself may differ from platform to platform.</summary>
    private static async Task<LintSheet> PlayAsync(RunOptions options, PlatformProfile platform, HostConfiguration configuration, Terminal terminal, CancellationToken interrupted)
    {
        var project = ProjectOrder.Find(options, configuration);
        if (project is not null) configuration = configuration.With(project.Layer);
        var source = ScriptOrder.Load(project?.Project.Entry ?? options.Script, "the script");
        var settings = EngineConfiguration.Read(configuration.Engine);
        var ear = new LintEar(platform, settings.Program with { UrlCheck = options.UrlCheck ?? settings.Program.UrlCheck });
        var order = new ScriptOrder(source, RunCommand.Program(options, settings), options.Define, options.TimeLimit ?? Patience, project?.Project.Pages)
        {
            Polyfills = options.Polyfills,
            Watcher = ear,
        };
        var volume = options.Verbose ? LogVolume.Debug : LogVolume.Errors;
        await using var running = await CommandEngine.StartAsync(configuration.Engine, settings, terminal, volume).ConfigureAwait(false);
        var end = await ScriptPlay.ToEndAsync(order, ear, running.Engine, interrupted).ConfigureAwait(false);
        interrupted.ThrowIfCancellationRequested();
        return ear.Sheet(end);
    }

    private static PlatformProfile[] Chosen(PlatformCatalog catalog, string ids) => ids == "all"
        ? [.. catalog.Ids.Select(id => catalog.Find(id, null)!)]
        : [.. ids.Split(',', StringSplitOptions.TrimEntries).Distinct().Select(id => PlatformsCommand.Known(catalog, id, null))];

    private static void Show(IReadOnlyList<LintFinding> findings, PlatformProfile[] platforms, bool json, Terminal terminal)
    {
        if (json)
        {
            terminal.Out.WriteLine(LintReport.Json(findings, platforms).ToJsonString(ReadableJson.Options));
            return;
        }

        var names = string.Join(", ", platforms.Select(platform => platform.Id));
        if (findings.Count == 0)
        {
            terminal.Out.WriteLine($"No findings on {names}.");
            return;
        }

        terminal.Tables().Write(LintReport.Table(findings, platforms));
        foreach (var sentence in LintReport.Sentences(findings)) terminal.Out.WriteLine(sentence);
        terminal.Out.WriteLine($"{findings.Count} {(findings.Count == 1 ? "finding" : "findings")} on {names}.");
    }
}
