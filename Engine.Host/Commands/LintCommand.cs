using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using MiniActors.Api;
using MiniActors.Host.Configuration;
using MiniActors.Host.Grammar;
using MiniActors.Host.Linting;
using MiniActors.Host.Running;
using MiniActors.Hosting;
using MiniActors.Platforms;

namespace MiniActors.Host.Commands;

/// <summary><c>lint FILE</c>: one script on every platform, and what is not the same.</summary>
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
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The command.</summary>
    public static Command For(Terminal terminal)
    {
        var command = new Command("lint", "Run a script on every platform and show what is not the same (30s at most, unless --time-limit says otherwise).")
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
        var source = ScriptOrder.Load(options.Script, "the script");
        var configuration = await HostConfiguration.ReadAsync(options.Config, options.Set, interrupted).ConfigureAwait(false);
        var settings = EngineConfiguration.Read(configuration.Engine);
        var platforms = Chosen(settings.Platforms, parsed.GetValue(Platforms)!);
        var program = settings.Program with { UrlCheck = options.UrlCheck ?? settings.Program.UrlCheck };
        var volume = options.Verbose ? LogVolume.Debug : LogVolume.Errors;
        using var host = await EngineHost.StartAsync(configuration, terminal, volume, interrupted).ConfigureAwait(false);
        var engine = host.Services.GetRequiredService<IMiniActorsEngine>();
        try
        {
            var sheets = await Task.WhenAll(platforms.Select(platform => PlayAsync(
                new ScriptOrder(source, RunCommand.Program(options with { Platform = platform.Id }, settings), options.Define, options.TimeLimit ?? Patience) { Polyfills = options.Polyfills },
                new LintEar(platform, program), engine, interrupted))).ConfigureAwait(false);
            var findings = LintComparison.Of(sheets);
            Show(parsed.GetValue(Console) ? findings : LintComparison.WithoutText(findings), platforms, parsed.GetValue(Json), terminal);
            return findings.Count == 0 ? ExitStatus.Ended : ExitStatus.Failed;
        }
        finally
        {
            await host.StopAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static async Task<LintSheet> PlayAsync(ScriptOrder order, LintEar ear, IMiniActorsEngine engine, CancellationToken interrupted)
    {
        var end = await ScriptPlay.ToEndAsync(order with { Watcher = ear }, ear, engine, interrupted).ConfigureAwait(false);
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
            terminal.Out.WriteLine(LintReport.Json(findings, platforms).ToJsonString(Readable));
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
