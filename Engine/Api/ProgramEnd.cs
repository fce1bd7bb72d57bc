using MiniActors.Callbacks;
using MiniActors.Platforms;
using MiniActors.Sessions;

namespace MiniActors.Api;

/// <summary>
/// The end of one mini program. What its dispatcher could not answer is answered here, as by it: not inside of a call, and one
/// after the other.
/// </summary>
/// <param name="profile">The platform's rules in force.</param>
/// <param name="registry">The delegates of the program; null: another dispatcher was chosen, and answers by itself.</param>
internal sealed class ProgramEnd(PlatformProfile profile, Registry? registry) : ISessionEnd, IThreadPoolWorkItem
{
    private readonly TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _came;
    private int _due;

    /// <summary>Completes when the mini program is over and every call has been answered.</summary>
    public Task Told => _told.Task;

    public void Come()
    {
        _came = true;
        Pay();
    }

    /// <summary>A call has been entered. To be told behind the entry, or a call between the last payment and the end would never be answered.</summary>
    public void Entered()
    {
        if (_came) Pay();
    }

    private void Pay()
    {
        if (Interlocked.Increment(ref _due) == 1) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        int due;
        do
        {
            due = Volatile.Read(ref _due);
            foreach (var call in registry?.Calls.TakeAll() ?? []) call.Fail(profile.Errors.SayClosed(call.Api), new Guest(_ => { }));
        } while (Interlocked.Add(ref _due, -due) > 0);
        _told.TrySetResult();
    }
}
