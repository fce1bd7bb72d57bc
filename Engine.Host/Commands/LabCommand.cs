using System.CommandLine;
using MiniActors.Host.Configuration;
using MiniActors.Host.Grammar;
using MiniActors.Host.Lab;

namespace MiniActors.Host.Commands;

/// <summary><c>lab</c>: the lab server on loopback, until Ctrl+C.</summary>
internal static class LabCommand
{
    private static readonly Option<int> HttpPort = Port("--http-port", "The port of HTTP and WS; 0 takes a free one.");
    private static readonly Option<int> HttpsPort = Port("--https-port", "The port of HTTPS and WSS; 0 takes a free one.");
    private static readonly Option<string?> Certificate = new("--certificate")
    {
        Description = "Where to write the certificate (PEM) that a client of the lab must trust.",
        HelpName = "FILE.pem",
    };

    /// <summary>The command.</summary>
    public static Command For(Terminal terminal)
    {
        var command = new Command("lab", "Run the lab server (HTTP, HTTPS, WS, WSS on loopback) until Ctrl+C.") { HttpPort, HttpsPort, Certificate };
        command.SetAction((parsed, interrupted) => RunAsync(parsed, terminal, interrupted));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken interrupted)
    {
        var volume = parsed.GetValue(SharedOptions.Verbose) ? LogVolume.Debug : LogVolume.Warnings;
        var options = new LabOptions
        {
            HttpPort = parsed.GetValue(HttpPort),
            HttpsPort = parsed.GetValue(HttpsPort),
            Logging = logging => Logging.AddTo(logging, terminal, volume),
        };
        await using var lab = await StartAsync(options, interrupted).ConfigureAwait(false);
        var own = parsed.GetValue(Certificate) is null ? Directory.CreateTempSubdirectory("mini-actors-lab-") : null;
        var certificate = Path.GetFullPath(own is null ? parsed.GetValue(Certificate)! : Path.Combine(own.FullName, "lab.pem"));
        try
        {
            await lab.WriteCertificateAsync(certificate, interrupted).ConfigureAwait(false);
            Introduce(lab, certificate, parsed.GetValue(SharedOptions.Quiet), terminal);
            await new TaskCompletionSource().Task.WaitAsync(interrupted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"cannot write the certificate to '{certificate}': {Reasons.Of(cause)}; choose another --certificate", cause: cause);
        }
        finally
        {
            own?.Delete(recursive: true);
        }
        return ExitStatus.Ended;
    }

    /// <summary>Starts a lab, and turns what goes wrong into a line for the user.</summary>
    public static async Task<LabServer> StartAsync(LabOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await LabServer.StartAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (LabStartException cause)
        {
            throw new CommandFailure(cause.Message, cause: cause);
        }
    }

    private static void Introduce(LabServer lab, string certificate, bool quiet, Terminal terminal)
    {
        terminal.Out.WriteLine($"http   {lab.HttpUrl}");
        terminal.Out.WriteLine($"https  {lab.HttpsUrl}");
        terminal.Out.WriteLine($"ws     {lab.WsUrl}");
        terminal.Out.WriteLine($"wss    {lab.WssUrl}");
        terminal.Out.WriteLine($"certificate  {certificate}");
        if (quiet) return;
        terminal.Out.WriteLine();
        foreach (var endpoint in lab.Endpoints) terminal.Out.WriteLine($"  {endpoint}");
        terminal.Out.WriteLine();
        terminal.Out.WriteLine("Press Ctrl+C to stop.");
    }

    private static Option<int> Port(string name, string description)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "PORT" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(ushort.TryParse(token.Value, out _))) result.AddError($"{name} '{token.Value}' is no port; take 0 to 65535");
        });
        return option;
    }
}
