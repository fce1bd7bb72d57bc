using MiniActors.Api;
using MiniActors.Callbacks;
using MiniActors.Scripting;

namespace MiniActors.Host.Running;

/// <summary>One script on the engine, from opening to its end.</summary>
internal sealed class ScriptPlay(ScriptOrder order, IScriptEar ear) : IScriptConsole, IScriptObserver, IDisposable
{
    /// <summary>How long a script that is interrupted may still run while its mini program closes, before it is cut off.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _cut = new();
    private readonly TaskCompletionSource<ScriptEnd> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Plays a script to its end.</summary>
    public static async Task<PlayEnd> ToEndAsync(ScriptOrder order, IScriptEar ear, IMiniActorsEngine engine, CancellationToken interrupted)
    {
        using var play = new ScriptPlay(order, ear);
        var program = await play.OpenAsync(engine, interrupted).ConfigureAwait(false);
        return await play.EndAsync(program, interrupted).ConfigureAwait(false);
    }

    /// <summary>Opens the mini program; the script begins to run.</summary>
    /// <exception cref="CommandFailure">The options are wrong.</exception>
    public async Task<MiniProgram> OpenAsync(IMiniActorsEngine engine, CancellationToken cancellationToken)
    {
        var limits = new ScriptLimits();
        // The user's limit ends an endless loop; one turn may then take as long as the whole.
        if (order.TimeLimit is { } limit && limit > limits.TurnTime) limits = limits with { TurnTime = limit + Grace };
        var role = ScriptRole.For(new ScriptOptions
        {
            Source = order.Source,
            Pages = order.Pages,
            Console = this,
            Observer = this,
            Definitions = order.Definitions,
            Polyfills = order.Polyfills,
            Limits = limits,
            Cancellation = _cut.Token,
        });
        try
        {
            return await engine.OpenAsync(order.Program with { Callbacks = role }, cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException wrong)
        {
            throw new CommandFailure(wrong.Message, cause: wrong);
        }
    }

    /// <summary>Waits for the end, or brings it about.</summary>
    public async Task<PlayEnd> EndAsync(MiniProgram program, CancellationToken interrupted)
    {
        using var limit = new CancellationTokenSource(order.TimeLimit ?? Timeout.InfiniteTimeSpan);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(interrupted, limit.Token);
        try
        {
            await program.Ended.WaitAsync(either.Token).ConfigureAwait(false);
            return Tell(await EndOfScriptAsync().ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            _cut.CancelAfter(interrupted.IsCancellationRequested ? Grace : TimeSpan.Zero);
            await program.DisposeAsync().ConfigureAwait(false);
            var end = await EndOfScriptAsync().ConfigureAwait(false);
            return new PlayEnd(interrupted.IsCancellationRequested ? PlayEnding.Interrupted : PlayEnding.TimeLimit, null, end?.CallbackErrors ?? 0);
        }
    }

    public void Dispose() => _cut.Dispose();

    void IScriptConsole.Write(ScriptLevel level, string line) => ear.OnConsole(level is ScriptLevel.Warn or ScriptLevel.Error, line);

    void IScriptObserver.Called(ScriptCall call) => order.Watcher?.Called(call);

    void IScriptObserver.Answering(ScriptAnswer answer) => order.Watcher?.Answering(answer);

    void IScriptObserver.Aborting(ScriptAbort abort) => order.Watcher?.Aborting(abort);

    void IScriptObserver.Telling(CallbackProtocol.IEvent told) => order.Watcher?.Telling(told);

    void IScriptObserver.Faulted(ScriptFault fault)
    {
        order.Watcher?.Faulted(fault);
        ear.OnError(fault.Text);
    }

    void IScriptObserver.Noted(ScriptNote note)
    {
        order.Watcher?.Noted(note);
        ear.OnDiagnostic(note);
    }

    void IScriptObserver.Ended(ScriptEnd end)
    {
        order.Watcher?.Ended(end);
        _ended.TrySetResult(end);
    }

    /// <summary>What the script's own thread told last. A mini program that crashed may have told nothing.</summary>
    private async Task<ScriptEnd?> EndOfScriptAsync()
    {
        try
        {
            return await _ended.Task.WaitAsync(Grace).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static PlayEnd Tell(ScriptEnd? end) => end switch
    {
        null => new PlayEnd(PlayEnding.Failed, "the mini program crashed; its log says why"),
        { Ending: ScriptEnding.Ended or ScriptEnding.Exited } => new PlayEnd(PlayEnding.Ended, null, end.CallbackErrors),
        { Ending: ScriptEnding.Closed } => new PlayEnd(PlayEnding.Interrupted, null, end.CallbackErrors),
        _ => new PlayEnd(PlayEnding.Failed, end.Fault?.Text ?? "the script was stopped", end.CallbackErrors),
    };
}
