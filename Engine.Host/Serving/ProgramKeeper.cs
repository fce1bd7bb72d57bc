using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MiniActors.Api;
using MiniActors.Host.Running;

namespace MiniActors.Host.Serving;

/// <summary>Opens the mini programs of the service and starts those again that fail, as often as it is told to.</summary>
internal sealed partial class ProgramKeeper(
    IReadOnlyList<ServedProgram> programs, int restarts, IMiniActorsEngine engine, ProgramBoard board, ILoggerFactory loggers)
    : BackgroundService
{
    /// <summary>How many are being opened at the same time: thousands at once would only wait for each other.</summary>
    private readonly SemaphoreSlim _openings = new(32);

    private readonly ILogger _log = loggers.CreateLogger("MiniActors.Serve");

    public override void Dispose()
    {
        _openings.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var program in programs) board.Post(new ProgramStatus(program.Id, program.Platform, ProgramState.Starting, 0));
        if (programs.Count == 0) LogNothing();
        return Task.WhenAll(programs.Select(program => KeepAsync(program, stoppingToken)));
    }

    private async Task KeepAsync(ServedProgram program, CancellationToken stopping)
    {
        for (var restart = 0; ; restart++)
        {
            var failure = await PlayAsync(program, restart, stopping).ConfigureAwait(false);
            if (stopping.IsCancellationRequested) return;
            if (failure is null)
            {
                board.Post(new ProgramStatus(program.Id, program.Platform, ProgramState.Ended, restart));
                LogEnded(program.Id);
                return;
            }
            if (restart >= restarts)
            {
                board.Post(new ProgramStatus(program.Id, program.Platform, ProgramState.GivenUp, restart));
                LogGivenUp(program.Id, restart, failure);
                return;
            }
            board.Post(new ProgramStatus(program.Id, program.Platform, ProgramState.Starting, restart + 1));
            LogRestarted(program.Id, restart + 1, restarts, failure);
        }
    }

    /// <summary>Plays it once; null: it ended of itself; else why it failed.</summary>
    private async Task<string?> PlayAsync(ServedProgram program, int restart, CancellationToken stopping)
    {
        try
        {
            MiniProgram opened;
            var ear = new LogEar(loggers.CreateLogger($"MiniActors.Script.{program.Id}"));
            using var play = new ScriptPlay(program.Order, ear);
            await _openings.WaitAsync(stopping).ConfigureAwait(false);
            try
            {
                opened = await play.OpenAsync(engine, stopping).ConfigureAwait(false);
            }
            finally
            {
                _openings.Release();
            }
            board.Post(new ProgramStatus(program.Id, program.Platform, ProgramState.Running, restart));
            var end = await play.EndAsync(opened, stopping).ConfigureAwait(false);
            return end.Ending == PlayEnding.Failed ? end.Error : null;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            return failure.Message;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "mini-actors.serve.programs is empty: there is nothing to run")]
    private partial void LogNothing();

    [LoggerMessage(LogLevel.Information, "{Program} ended")]
    private partial void LogEnded(string program);

    [LoggerMessage(LogLevel.Warning, "{Program} failed and is started again ({Restart} of {Restarts}): {Failure}")]
    private partial void LogRestarted(string program, int restart, int restarts, string failure);

    [LoggerMessage(LogLevel.Error, "{Program} failed after {Restarts} restarts and is given up: {Failure}")]
    private partial void LogGivenUp(string program, int restarts, string failure);
}
