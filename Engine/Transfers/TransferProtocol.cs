using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Transfers;

/// <summary>What a transfer lane is told by its supervisor, and what it tells it.</summary>
internal static class TransferProtocol
{
    /// <summary>Everything that a lane is told from above.</summary>
    internal interface ICommand;

    /// <summary>Everything that a lane tells its supervisor.</summary>
    internal interface IEvent;

    /// <summary>Carry out this call. The lane is idle.</summary>
    /// <param name="Call">The call to answer.</param>
    /// <param name="Plan">What is wanted.</param>
    /// <param name="Limit">The time limit; null: the supervisor keeps the time and says <see cref="TimeIsUp"/>.</param>
    /// <param name="Cookies">The cookies of the mini program as they are now.</param>
    internal sealed record Start(CallId Call, TransferPlan Plan, TimeSpan? Limit, CookieJar Cookies) : ICommand;

    /// <summary>The time of a call that began in the queue is up; ignored when the lane carries another call by now.</summary>
    internal sealed record TimeIsUp(CallId Call) : ICommand;

    /// <summary>The caller aborts; ignored when the lane carries another call by now.</summary>
    internal sealed record Abort(CallId Call) : ICommand;

    /// <summary>The supervisor has answered the call itself: give it up without a word.</summary>
    internal sealed record Forget(CallId Call) : ICommand;

    /// <summary>The mini program lost the network; ignored when the lane carries another call by now.</summary>
    /// <param name="Call">The call that fails.</param>
    /// <param name="Why">As what it fails.</param>
    /// <param name="Detail">One line for a person.</param>
    internal sealed record Cut(CallId Call, FailureKind Why, string Detail) : ICommand;

    /// <summary>A response set cookies, where the platform keeps them.</summary>
    /// <param name="Own">The url that was asked, before the host map.</param>
    /// <param name="SetCookies">The <c>Set-Cookie</c> fields, each apart.</param>
    internal sealed record CookiesSet(Uri Own, IReadOnlyList<string> SetCookies) : IEvent;

    /// <summary>The lane has answered this call and can take another.</summary>
    internal sealed record Idle(CallId Call) : IEvent;

    /// <summary>The lane died and has failed its call; without this word it is the supervisor who owes the answer.</summary>
    internal sealed record Paid(CallId Call) : IEvent;
}
