namespace MiniActors.Adapters;

/// <summary>
/// Runs each task at once on the thread that starts it. For a library that starts tasks which at once wait for something: to
/// hand each of them to the thread pool, and wake a thread for it, costs more than all that they do.
/// </summary>
internal sealed class InlineScheduler : TaskScheduler
{
    /// <summary>There is nothing in it that more than one would be needed for.</summary>
    public static readonly InlineScheduler Instance = new();

    private InlineScheduler()
    {
    }

    /// <summary>Runs what it is given, and all that that starts, on this thread.</summary>
    public static Task RunAsync(Func<Task> start) => Task.Factory.StartNew(start, CancellationToken.None, TaskCreationOptions.None, Instance).Unwrap();

    protected override void QueueTask(Task task) => TryExecuteTask(task);

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];
}
