using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>What a mini program may do while it is not seen. Source: docs/decisions/0008.</summary>
public static class PresenceRule
{
    /// <summary>How long a mini program that is being hidden may go on; null: nothing ends its time, or it runs already.</summary>
    public static TimeSpan? GraceOf(BackgroundPolicy policy, Presence before) => before == Presence.Shown ? policy.Grace : null;

    /// <summary>Why no call of the network can be made now; null: it can. A hidden mini program may call until it is suspended.</summary>
    public static FailureKind? Refusal(Presence presence) => presence == Presence.Suspended ? FailureKind.Interrupted : null;

    /// <summary>How the sockets of a mini program that is suspended end.</summary>
    public static CloseReason CloseOf(BackgroundPolicy policy) => new(policy.CloseCode, policy.CloseReason);
}
