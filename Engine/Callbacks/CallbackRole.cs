using Akka.Actor;

namespace MiniActors.Callbacks;

/// <summary>Who plays the dispatcher of a mini program.</summary>
public sealed record CallbackRole
{
    private CallbackRole()
    {
    }

    /// <summary>An actor to be made as the child <c>callbacks</c> of the supervisor; null: <see cref="Ref"/> plays the role.</summary>
    public Props? Props { get; private init; }

    /// <summary>An actor that is already there, e.g. a TestProbe; null: <see cref="Props"/> makes one.</summary>
    public IActorRef? Ref { get; private init; }

    /// <summary>A child of the supervisor, made from these Props; its commands go to its parent.</summary>
    public static CallbackRole Of(Props props) => new() { Props = props ?? throw new ArgumentNullException(nameof(props)) };

    /// <summary>An actor from elsewhere; it outlives the mini program.</summary>
    public static CallbackRole Of(IActorRef dispatcher) => new() { Ref = dispatcher ?? throw new ArgumentNullException(nameof(dispatcher)) };
}
