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
    public ISocketLink Dial(SocketDial dial, Action<SocketSignal> sink)
    {
        ArgumentNullException.ThrowIfNull(dial);
        ArgumentNullException.ThrowIfNull(sink);
        var link = new SocketLink(dial.Limits, sink, time ?? TimeProvider.System);
        _ = RunAsync(dial, link);
        return link;
    }

    private async Task RunAsync(SocketDial dial, SocketLink link)
    {
        // Names are resolved and sockets made before the first real wait: not on the thread of whoever dials.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            var (connection, opened) = await Handshake.DialAsync(transport, dial, time ?? TimeProvider.System, link.Attempt).ConfigureAwait(false);
            // Not waited for: what the attempt held goes now.
            _ = link.ConverseAsync(connection, opened);
        }
        catch (Exception error)
        {
            link.Fail(error);
        }
    }
}
