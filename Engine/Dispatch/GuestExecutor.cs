using Akka.Configuration;
using Akka.Dispatch;

namespace MiniActors.Dispatch;

/// <summary>
/// Runs the mailboxes in which user code runs. Callbacks that are quick, as nearly all are, run at the end of the
/// <see cref="Relay"/> that brought them; a mini program whose callbacks block has a pool of threads to itself and its like.
/// </summary>
/// <param name="id">The name of the dispatcher.</param>
/// <param name="own">The pool that belongs to user code alone.</param>
internal sealed class GuestExecutor(string id, ExecutorService own) : ExecutorService(id)
{
    private readonly GuestConducts _conducts = new();

    public override void Execute(IRunnable run)
    {
        var guest = new GuestRun(run, _conducts, own);
        if (!_conducts.IsQuick(run) || !Relay.TryJoin(guest)) guest.OnOwnPool();
    }

    public override void Shutdown() => own.Shutdown();
}

/// <summary>Makes a dispatcher for user code: <c>type = "MiniActors.Dispatch.GuestDispatcherConfigurator, MiniActors.Engine"</c>; its <c>executor</c> is the pool that belongs to user code alone.</summary>
public sealed class GuestDispatcherConfigurator : MessageDispatcherConfigurator
{
    private readonly Dispatcher _dispatcher;

    /// <summary>Takes the dispatcher's block.</summary>
    /// <param name="config">The block.</param>
    /// <param name="prerequisites">What Akka.NET hands every dispatcher.</param>
    public GuestDispatcherConfigurator(Config config, IDispatcherPrerequisites prerequisites) : base(config, prerequisites) =>
        _dispatcher = new Dispatcher(
            this,
            Config.GetString("id"),
            Config.GetInt("throughput"),
            Config.GetTimeSpan("throughput-deadline-time").Ticks,
            new Apart(ConfigureExecutor(), config, prerequisites),
            Config.GetTimeSpan("shutdown-timeout"));

    /// <inheritdoc />
    public override MessageDispatcher Dispatcher() => _dispatcher;

    private sealed class Apart(ExecutorServiceFactory own, Config config, IDispatcherPrerequisites prerequisites) : ExecutorServiceConfigurator(config, prerequisites)
    {
        public override ExecutorService Produce(string id) => new GuestExecutor(id, own.Produce(id));
    }
}
