using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Transfers;

/// <summary>What a transfer lane is told by its supervisor, and what it tells it.</summary>
internal static class TransferProtocol
{
    /// <summary>Everything that a lane is told from above.</summary>
    internal interface ICommand;

    /// <summary>Carry out this request. The lane is idle.</summary>
    /// <param name="Call">The call to answer.</param>
    /// <param name="Plan">What to ask.</param>
    /// <param name="Limit">The time limit; null: the supervisor keeps the time and says <see cref="TimeIsUp"/>.</param>
    internal sealed record Start(CallId Call, RequestPlan Plan, TimeSpan? Limit) : ICommand;

    /// <summary>The time of a call that began in the queue is up; ignored when the lane carries another call by now.</summary>
    internal sealed record TimeIsUp(CallId Call) : ICommand;

    /// <summary>The caller aborts; ignored when the lane carries another call by now.</summary>
    internal sealed record Abort(CallId Call) : ICommand;

    /// <summary>The lane has answered this call and can take another.</summary>
    internal sealed record Idle(CallId Call);
}
