using Akka.Configuration;
using Akka.Dispatch;

namespace MiniActors.Dispatch;

/// <summary>Runs the mailboxes of the engine's own actors: in the <see cref="Relay"/> of the thread that told them, or on the thread pool.</summary>
internal sealed class RelayExecutor(string id) : ExecutorService(id)
{
    public override void Execute(IRunnable run)
    {
        if (!Relay.TryJoin(run)) OnPool(run);
    }

    public override void Shutdown()
    {
        // It has no thread of its own.
    }

    /// <summary>A relay on a thread of the pool begins with this run.</summary>
    public static void OnPool(IRunnable run) => ThreadPool.UnsafeQueueUserWorkItem(new Leader(run), preferLocal: false);

    private sealed class Leader(IRunnable run) : IThreadPoolWorkItem
    {
        public void Execute()
        {
            using (Relay.Enter(welcomesGuests: true)) run.Run();
        }
    }
}

/// <summary>Makes the executor for a dispatcher of the configuration: <c>executor = "MiniActors.Dispatch.RelayExecutorConfigurator, MiniActors.Engine"</c>.</summary>
/// <param name="config">The dispatcher's block; the executor has no setting of its own.</param>
/// <param name="prerequisites">What Akka.NET hands every dispatcher.</param>
public sealed class RelayExecutorConfigurator(Config config, IDispatcherPrerequisites prerequisites) : ExecutorServiceConfigurator(config, prerequisites)
{
    /// <inheritdoc />
    public override ExecutorService Produce(string id) => new RelayExecutor(id);
}
