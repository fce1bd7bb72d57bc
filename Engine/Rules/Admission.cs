using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary>Whether one more socket may be opened, and at what price.</summary>
public abstract record Admission
{
    private Admission()
    {
    }

    /// <summary>There is room.</summary>
    public sealed record Admit : Admission;

    /// <summary>There is room once these are gone, oldest first.</summary>
    /// <param name="Victims">At least one.</param>
    /// <param name="Silently">True: nobody is told that they closed.</param>
    public sealed record Replace(IReadOnlyList<SocketId> Victims, bool Silently) : Admission;

    /// <summary>There is no room.</summary>
    /// <param name="Limit">How many there may be.</param>
    public sealed record Refuse(int Limit) : Admission;
}

/// <summary>A socket that takes part in the count: connecting, open or closing.</summary>
/// <param name="Socket">Which.</param>
/// <param name="Multiple">True: it was made with <c>multiple: true</c>.</param>
public readonly record struct LiveSocket(SocketId Socket, bool Multiple = false);
