using System.Net.Sockets;
using System.Security.Authentication;
using System.Net.WebSockets;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>What an exception of the libraries means in the words of <see cref="WireFault"/>. Pure.</summary>
internal static class WireFaults
{
    /// <summary>The attempt at a WebSocket failed.</summary>
    /// <param name="error">What came out of the libraries.</param>
    public static SocketSignal.Failed OfDial(Exception error) => error switch
    {
        _ when Find<WireException>(error) is { } ours => new(ours.Fault, ours.Message, ours.Status),
        OperationCanceledException => new(WireFault.Aborted, "The attempt was ended"),
        // It was connected, and went before it had answered.
        IOException or SocketException => new(WireFault.Connect, CauseOf(error)),
        _ => new(WireFault.Handshake, CauseOf(error)),
    };

    /// <summary>An open WebSocket failed.</summary>
    /// <param name="error">What was refused, or what came out of the connection.</param>
    public static SocketSignal.Failed OfConversation(Exception error) =>
        Find<WireException>(error) is { } ours ? new(ours.Fault, ours.Message) : new(WireFault.Dropped, CauseOf(error));

    /// <summary>An HTTP exchange failed.</summary>
    /// <param name="error">What came out of the libraries.</param>
    /// <param name="answered">True when the head of the response had come.</param>
    public static HttpSignal.Failed OfExchange(Exception error, bool answered) => error switch
    {
        _ when Find<WireException>(error) is { } ours => new(ours.Fault, ours.Message),
        OperationCanceledException => new(WireFault.Aborted, "The exchange was ended"),
        HttpRequestException http => new(OfHttp(http, answered), CauseOf(http)),
        HttpIOException io => new(OfHttp(io.HttpRequestError, answered), CauseOf(io)),
        InvalidDataException => new(WireFault.Protocol, CauseOf(error)),
        IOException or SocketException => new(WireFault.Dropped, CauseOf(error)),
        _ => new(WireFault.Protocol, CauseOf(error)),
    };

    private static WireFault OfHttp(HttpRequestException error, bool answered)
    {
        if (Find<AuthenticationException>(error) is not null) return WireFault.Tls;
        var fault = OfHttp(error.HttpRequestError, answered);
        return error.HttpRequestError == HttpRequestError.Unknown && Find<IOException>(error) is not null ? Lost(answered) : fault;
    }

    private static WireFault OfHttp(HttpRequestError error, bool answered) => error switch
    {
        HttpRequestError.SecureConnectionError => WireFault.Tls,
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError => WireFault.Connect,
        HttpRequestError.ResponseEnded => Lost(answered),
        _ => WireFault.Protocol,
    };

    // A peer that goes away before it has answered anything is as good as one that was never there.
    private static WireFault Lost(bool answered) => answered ? WireFault.Dropped : WireFault.Connect;

    private static string CauseOf(Exception error)
    {
        while (error is WebSocketException or Websocket.Client.Exceptions.WebsocketException && error.InnerException is { } inner) error = inner;
        return error.Message.ReplaceLineEndings(" ");
    }

    private static T? Find<T>(Exception? error) where T : Exception
    {
        for (; error is not null; error = error.InnerException)
            if (error is T found) return found;
        return null;
    }
}
