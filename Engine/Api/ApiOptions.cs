using MiniActors.Callbacks;
using MiniActors.Model;

namespace MiniActors.Api;

/// <summary>The callbacks that every call has.</summary>
/// <typeparam name="TResult">What <c>success</c> is told.</typeparam>
public abstract record ApiOptions<TResult>
{
    /// <summary>Called when the call succeeded.</summary>
    public Action<TResult>? Success { get; init; }

    /// <summary>Called when the call failed, in the platform's words.</summary>
    public Action<Failure>? Fail { get; init; }

    /// <summary>Called after <see cref="Success"/> or <see cref="Fail"/>, once.</summary>
    public Action<Outcome>? Complete { get; init; }

    /// <summary>True when nobody would hear the answer.</summary>
    internal bool IsDeaf => Success is null && Fail is null && Complete is null;

    /// <summary>Runs <see cref="Success"/>, then <see cref="Complete"/>.</summary>
    internal void TellSuccess(TResult result, Guest guest)
    {
        guest.Run(Success, result);
        guest.Run(Complete, new Outcome(null));
    }

    /// <summary>Runs <see cref="Fail"/>, then <see cref="Complete"/>.</summary>
    internal void TellFailure(Failure failure, Guest guest)
    {
        guest.Run(Fail, failure);
        guest.Run(Complete, new Outcome(failure));
    }
}
