using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>How many sockets a mini program may have. Source: the seed on <c>connectSocket</c>; decisions 1, 2, 3 and 22.</summary>
public static class AdmissionRule
{
    /// <summary>
    /// Decides about one more socket. Ordinary ones are counted against <see cref="SocketPolicy.Max"/>, those with
    /// <c>multiple: true</c> against <see cref="SocketPolicy.MultipleMax"/> alone; the latter never replace.
    /// </summary>
    /// <param name="policy">The platform's rules.</param>
    /// <param name="multiple">True: the new one is made with <c>multiple: true</c>.</param>
    /// <param name="liveOldestFirst">The sockets that connect, are open or close.</param>
    public static Admission Decide(SocketPolicy policy, bool multiple, IReadOnlyList<LiveSocket> liveOldestFirst)
    {
        var apart = policy.MultipleMax > 0;
        var limit = apart && multiple ? policy.MultipleMax : policy.Max;
        if (limit is not { } most) return new Admission.Admit();

        var rivals = liveOldestFirst.Where(live => !apart || live.Multiple == multiple).ToArray();
        if (rivals.Length < most) return new Admission.Admit();
        if (most == 0 || (apart && multiple) || policy.WhenFull == WhenFull.Reject) return new Admission.Refuse(most);

        SocketId[] victims = [.. rivals.Take(rivals.Length - most + 1).Select(live => live.Socket)];
        return new Admission.Replace(victims, policy.WhenFull == WhenFull.ReplaceSilently);
    }
}
