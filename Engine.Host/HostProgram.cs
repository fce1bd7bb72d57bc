using System.CommandLine;
using MiniActors.Host.Grammar;
using MiniActors.Hosting;

namespace MiniActors.Host;

/// <summary>The whole of the command line: from arguments to an exit status.</summary>
internal static class HostProgram
{
    /// <summary>Runs one command. It never throws: what goes wrong is a line on standard error and a status.</summary>
    /// <param name="args">The arguments, without the name of the program.</param>
    /// <param name="terminal">Where to write.</param>
    /// <param name="interrupted">Cancelled by Ctrl+C or SIGTERM: the command drains and ends.</param>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken interrupted)
    {
        var parsed = RootGrammar.For(terminal).Parse(args, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parsed.Action is not { ClearsParseErrors: true } && UsageError.In(parsed) is { } error)
        {
            terminal.Complain(error);
            return ExitStatus.Usage;
        }
        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = terminal.Out,
                    Error = terminal.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                },
                interrupted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return ExitStatus.Interrupted;
        }
        catch (Exception failure)
        {
            return Report(failure, terminal, parsed.GetValue(SharedOptions.Verbose));
        }
    }

    private static int Report(Exception failure, Terminal terminal, bool verbose)
    {
        var (message, status) = failure switch
        {
            CommandFailure known => (known.Message, known.Status),
            ConfigurationException { Errors: [var only] } => ($"the configuration is wrong: {only}", ExitStatus.Usage),
            ConfigurationException wrong => (wrong.Message, ExitStatus.Usage),
            _ => ($"{failure.Message} (this is a fault of mini-actors: run again with --verbose and report what it prints)", ExitStatus.Failed),
        };
        terminal.Complain(message);
        if (verbose) terminal.Error.WriteLine(failure);
        return status;
    }
}
