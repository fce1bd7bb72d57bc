namespace MiniActors.Wire;

/// <summary>The network as a socket actor sees it. A fake in its place makes actor specs fast and exact.</summary>
public interface ISocketWire
{
    /// <summary>
    /// Begins one attempt and returns at once. Never throws for what the network does. What happens is told to
    /// <paramref name="sink"/>, from any thread but never two at a time: <c>Opened</c> first, and at the end exactly one of
    /// <see cref="SocketSignal.Closed"/> and <see cref="SocketSignal.Failed"/>, after which nothing follows.
    /// </summary>
    ISocketLink Dial(SocketDial dial, Action<SocketSignal> sink);
}
