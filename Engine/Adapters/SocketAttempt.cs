using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>One attempt at a WebSocket, the same on every wire: dials off the thread of whoever asks, and hands on what is open.</summary>
internal static class SocketAttempt
{
    /// <summary>Carries an open connection to its end, and never throws.</summary>
    public delegate Task Conversation(SocketDial dial, SocketLink link, Connection connection, SocketSignal.Opened opened);

    /// <summary>Begins to dial; whatever comes of it is told to the sink.</summary>
    public static SocketLink Begin(Transport transport, TimeProvider time, SocketDial dial, Action<SocketSignal> sink, Conversation converse)
    {
        ArgumentNullException.ThrowIfNull(dial);
        ArgumentNullException.ThrowIfNull(sink);
        var link = new SocketLink(dial.Limits, sink, time);
        _ = RunAsync(transport, time, dial, link, converse);
        return link;
    }

    private static async Task RunAsync(Transport transport, TimeProvider time, SocketDial dial, SocketLink link, Conversation converse)
    {
        // Names are resolved and sockets made before the first real wait: not on the thread of whoever dials.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            var (connection, opened) = await Handshake.DialAsync(transport, dial, time, link.Attempt).ConfigureAwait(false);
            // Not waited for: what the attempt held goes now.
            _ = converse(dial, link, connection, opened);
        }
        catch (Exception error)
        {
            link.Fail(error);
        }
    }
}
