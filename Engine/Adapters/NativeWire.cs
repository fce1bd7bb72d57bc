using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>
/// The socket wire <c>native</c>: our reader and our queue on the connection, and nothing else between them, for hosts that hold
/// tens of thousands of sockets.
/// </summary>
/// <param name="transport">The way to the network.</param>
/// <param name="time">The clock of the keep-alive; null: the machine's.</param>
public sealed class NativeWire(Transport transport, TimeProvider? time = null) : ISocketWire
{
    /// <inheritdoc />
    public ISocketLink Dial(SocketDial dial, Action<SocketSignal> sink) => SocketAttempt.Begin(
        transport, time ?? TimeProvider.System, dial, sink, static (_, link, connection, opened) => link.ConverseAsync(connection, opened));
}
