using System.CommandLine;
using System.Text.Json;
using MiniActors.Api;
using MiniActors.Host.Configuration;
using MiniActors.Host.Demo;
using MiniActors.Host.Grammar;
using MiniActors.Host.Lab;
using MiniActors.Host.Running;
using MiniActors.Hosting;
using MiniActors.Platforms;
using MiniActors.Scripting;

namespace MiniActors.Host.Commands;

/// <summary><c>demo</c>: the tour. One script on every platform, over real sockets and HTTPS, against the built-in lab.</summary>
internal static class DemoCommand
{
    /// <summary>The host that the script knows; a map leads it to the lab.</summary>
    private const string Name = "lab.miniactors.example";

    private static readonly string[] Stops = ["alipay", "wechat", "wechat/game", "baidu"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The command.</summary>
    public static Command For(Terminal terminal)
    {
        var command = new Command("demo", "Take the tour: one script on every platform, side by side, against the built-in lab.");
        command.SetAction((parsed, interrupted) => RunAsync(parsed, terminal, interrupted));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken interrupted)
    {
        var volume = parsed.GetValue(SharedOptions.Verbose) ? LogVolume.Debug : LogVolume.Warnings;
        var configuration = HostConfiguration.Read(null, []);
        var settings = EngineConfiguration.Read(configuration.Engine);
        var catalog = settings.Platforms;
        using var folder = DemoFolder.Make();
        await using var lab = await LabCommand.StartAsync(new LabOptions(), interrupted).ConfigureAwait(false);
        var certificate = Path.Combine(folder.Path, "lab.pem");
        await lab.WriteCertificateAsync(certificate, interrupted).ConfigureAwait(false);
        await using var running = await CommandEngine.StartAsync(configuration.Engine, settings, terminal, volume).ConfigureAwait(false);
        var diaries = await TourBars.WatchAsync(terminal, async bars =>
        {
            var visited = new List<TourDiary>();
            foreach (var profile in Stops.Select(id => PlatformsCommand.Known(catalog, id, null)))
            {
                var ear = new TourEar(progress => bars.Move(profile, progress));
                visited.Add(await VisitAsync(running.Engine, profile, ear, lab, certificate, interrupted).ConfigureAwait(false));
            }
            return visited;
        }).ConfigureAwait(false);
        return Show(diaries, terminal);
    }

    /// <summary>Plays the tour on one platform, with <c>url-check</c> on and the lab's name on the lists, as a real app has it.</summary>
    private static async Task<TourDiary> VisitAsync(
        IMiniActorsEngine engine, PlatformProfile profile, TourEar ear, LabServer lab, string certificate, CancellationToken interrupted)
    {
        var program = new MiniProgramOptions
        {
            Platform = profile.Id,
            UrlCheck = true,
            Domains = new DomainLists
            {
                Request = [$"https://{Name}"],
                Socket = [$"wss://{Name}"],
                Upload = [$"https://{Name}"],
                Download = [$"https://{Name}"],
            },
            Map = new Dictionary<string, string>
            {
                [$"https://{Name}"] = Origin(lab.HttpsUrl),
                [$"wss://{Name}"] = Origin(lab.WssUrl),
            },
            TrustedCertificates = [certificate],
        };
        var tour = JsonSerializer.Serialize(new
        {
            attempts = TourDiary.AttemptsOn(profile),
            socketUrl = $"wss://{Name}/ws/echo",
            httpUrl = $"https://{Name}",
            size = TourFile.Size,
            part = TourFile.Part,
        });
        var source = ScriptSource.Of("/tour.js", EmbeddedText.Read("tour.js"));
        var order = new ScriptOrder(source, program, [new Definition("TOUR", tour)], Patience);
        var end = await ScriptPlay.ToEndAsync(order, ear, engine, interrupted).ConfigureAwait(false);
        interrupted.ThrowIfCancellationRequested();
        if (end.Ending != PlayEnding.Ended)
            throw new CommandFailure($"the tour did not end on {profile.Id}: {end.Error ?? "it took too long"}", ExitStatus.Failed);
        return new TourDiary(profile, ear.Records);
    }

    private static int Show(List<TourDiary> diaries, Terminal terminal)
    {
        var tables = terminal.Tables();
        terminal.Out.WriteLine("One script, four platforms: real WebSockets and HTTPS to the lab server on loopback, url-check on.\n");
        foreach (var table in new[] { TourTables.Sockets(diaries), TourTables.Requests(diaries), TourFileTable.Of(diaries), TourTables.Rules(diaries) })
        {
            tables.Write(table);
            terminal.Out.WriteLine();
        }
        var faults = diaries.SelectMany(TourExpectation.Faults).ToList();
        foreach (var diary in diaries)
            terminal.Out.WriteLine($"{(TourExpectation.Faults(diary).Count == 0 ? '✓' : '✗')} {diary.Profile.Id,-12} {TourTables.Deed(diary)}");
        foreach (var fault in faults) terminal.Complain(fault);
        terminal.Out.WriteLine(faults.Count == 0 ? "Every platform behaved as its rules say." : "Not every platform behaved as its rules say.");
        return faults.Count == 0 ? ExitStatus.Ended : ExitStatus.Failed;
    }

    private static string Origin(Uri url) => url.GetLeftPart(UriPartial.Authority);
}
