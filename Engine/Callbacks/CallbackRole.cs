using Akka.Actor;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Callbacks;

/// <summary>Who plays the dispatcher of a mini program.</summary>
public sealed record CallbackRole
{
    private CallbackRole()
    {
    }

    /// <summary>Makes the Props of the supervisor's child <c>callbacks</c>; null: <see cref="Ref"/> plays the role.</summary>
    public Func<CallbackContext, Props>? Props { get; private init; }

    /// <summary>An actor that is already there, e.g. a TestProbe; null: <see cref="Props"/> makes one.</summary>
    public IActorRef? Ref { get; private init; }

    /// <summary>The delegates of a C# program; null: somebody else plays the role.</summary>
    private Registry? Delegates { get; init; }

    /// <summary>The child that plays the role, where it is one.</summary>
    internal Props PropsFor(CallbackContext context) => Delegates is null ? Props!(context) : DelegateDispatcher.PropsFor(Delegates, context);

    /// <summary>The delegates of a C# program.</summary>
    internal static CallbackRole Of(Registry delegates) => new() { Delegates = delegates };

    /// <summary>A child of the supervisor; the commands of its user code go to its parent (<c>Context.Parent</c>).</summary>
    public static CallbackRole Of(Func<CallbackContext, Props> props) => new() { Props = props ?? throw new ArgumentNullException(nameof(props)) };

    /// <summary>An actor from elsewhere; it outlives the mini program.</summary>
    public static CallbackRole Of(IActorRef dispatcher) => new() { Ref = dispatcher ?? throw new ArgumentNullException(nameof(dispatcher)) };
}

/// <summary>What a dispatcher can know of its mini program when it is made.</summary>
/// <param name="Session">The mini program.</param>
/// <param name="Profile">The platform's rules in force.</param>
/// <param name="Program">The mini program's settings.</param>
public sealed record CallbackContext(SessionId Session, PlatformProfile Profile, ProgramSettings Program)
{
    /// <summary>The files of the mini program; null: it has none.</summary>
    public IProgramStore? Files { get; init; }
}
