using Akka.Actor;
using MiniActors.Callbacks;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Platforms;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Api;

/// <summary>
/// One running mini program: the front door of the API. Every member can be called from any thread; callbacks run one after
/// the other, never inside the call. Disposing closes it.
/// </summary>
public sealed partial class MiniProgram : IAsyncDisposable
{
    private readonly Registry? _registry;
    private readonly StreamShelf _streams;
    private readonly ProgramEnd _end;
    private int _lastSocket;

    internal MiniProgram(SessionId id, PlatformProfile profile, IActorRef supervisor, ProgramEnd end, Registry? registry, StreamShelf streams) =>
        (Id, Profile, Supervisor, _end, _registry, _streams) = (id, profile, supervisor, end, registry, streams);

    /// <summary>The name of its session.</summary>
    public SessionId Id { get; }

    /// <summary>The platform's rules in force.</summary>
    public PlatformProfile Profile { get; }

    /// <summary>Its supervisor; its protocol is <see cref="Sessions.SessionProtocol"/>.</summary>
    public IActorRef Supervisor { get; }

    /// <summary>Completes when the mini program is over, for whatever reason, and every call has been answered.</summary>
    public Task Ended => _end.Told;

    /// <summary>Called for everything that the platform ignores in silence.</summary>
    public void OnDiagnostic(Action<Diagnostic> listener) => Own.Diagnostics.Add(listener);

    /// <summary>Closes the mini program: sockets close with 1001, open calls fail, callbacks run; waits for the end.</summary>
    public async ValueTask DisposeAsync()
    {
        Supervisor.Tell(new CloseProgram(), ActorRefs.NoSender);
        await Ended.ConfigureAwait(false);
    }

    /// <summary>The delegates of this program.</summary>
    /// <exception cref="InvalidOperationException">Another dispatcher was chosen when it was opened: it is told everything.</exception>
    private Registry Own => _registry ?? throw new InvalidOperationException(
        "This mini program was opened with a dispatcher of its own (MiniProgramOptions.Callbacks), which is told everything: delegates given here would never run.");

    /// <summary>Enters a call, unless nobody would hear its answer.</summary>
    private CallId Enter<TResult>(string api, ApiOptions<TResult> options, Func<CallResult, TResult> shape, TaskCompletionSource<TResult>? promise)
    {
        var call = Own.Calls.Next();
        if (!options.IsDeaf || promise is not null) Enter(call, new OpenCall<TResult>(api, options, shape, promise));
        return call;
    }

    private void Enter(CallId call, IOpenCall waiting)
    {
        Own.Calls.Enter(call, waiting);
        _end.Entered();
    }

    /// <summary>Tells a command, behind what this turn of user code has told before.</summary>
    private void Tell(ICommand command)
    {
        if (Own.Turn is { } turn) turn.Tell(command);
        else Supervisor.Tell(command, ActorRefs.NoSender);
    }

    /// <summary>The task of an <c>…Async</c> call; <paramref name="begin"/> says how a cancellation is carried out, if it can be.</summary>
    internal static Task<TResult> Promise<TResult>(Func<TaskCompletionSource<TResult>, CancellationToken, Action?> begin, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var promise = new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var cancel = begin(promise, cancellationToken);
        if (!cancellationToken.CanBeCanceled) return promise.Task;
        var registration = cancellationToken.Register(() =>
        {
            if (promise.TrySetCanceled(cancellationToken)) cancel?.Invoke();
        });
        promise.Task.ContinueWith(_ => registration.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return promise.Task;
    }
}
