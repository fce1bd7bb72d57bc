using System.Net;
using System.Net.Sockets;

namespace MiniActors.Host.Lab;

/// <summary>
/// One port held on 127.0.0.1 and on ::1 alike, so that <c>localhost</c> means this server whichever address a client tries first.
/// </summary>
internal sealed class LoopbackPort : IDisposable
{
    private const int Backlog = 512;

    // A free port on 127.0.0.1 may be taken on ::1; with thousands of free ports a handful of tries is plenty.
    private const int Attempts = 16;

    private readonly Dictionary<EndPoint, Socket> _sockets;

    private LoopbackPort(int number, Dictionary<EndPoint, Socket> sockets)
    {
        Number = number;
        _sockets = sockets;
    }

    public int Number { get; }

    public IEnumerable<IPEndPoint> EndPoints => _sockets.Keys.Cast<IPEndPoint>();

    public Socket? SocketAt(EndPoint address) => _sockets.GetValueOrDefault(address);

    /// <summary>Takes the port, or a free one for 0. <paramref name="use"/> names it in the message of the failure.</summary>
    public static LoopbackPort Claim(int port, string use)
    {
        if (port is < IPEndPoint.MinPort or > IPEndPoint.MaxPort)
            throw new LabStartException(port, $"{port} is not a port for {use}: choose 1 to {IPEndPoint.MaxPort}, or 0 for a free one.");

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return Bind(port);
            }
            catch (SocketException cause) when (port != 0 || attempt == Attempts)
            {
                throw new LabStartException(port, Explain(port, use, cause), cause);
            }
            catch (SocketException)
            {
                // Port 0: the next try gets another port.
            }
        }
    }

    private static string Explain(int port, string use, SocketException cause) => cause.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse =>
            $"Port {port} for {use} is already in use on this machine: stop the program that holds it, choose another port, or 0 for a free one.",
        SocketError.AccessDenied =>
            $"Port {port} for {use} needs more rights than this process has: choose a port above 1023, or 0 for a free one.",
        _ => $"Port {port} for {use} cannot be opened on loopback ({cause.Message}): choose another port, or 0 for a free one.",
    };

    private static LoopbackPort Bind(int port)
    {
        var sockets = new Dictionary<EndPoint, Socket>();
        try
        {
            var first = Listen(IPAddress.Loopback, port);
            sockets.Add(first.LocalEndPoint!, first);
            var number = ((IPEndPoint)first.LocalEndPoint!).Port;
            if (TryListenOnVersion6(number) is { } second)
                sockets.Add(second.LocalEndPoint!, second);
            return new LoopbackPort(number, sockets);
        }
        catch
        {
            foreach (var socket in sockets.Values)
                socket.Dispose();
            throw;
        }
    }

    private static Socket? TryListenOnVersion6(int port)
    {
        if (!Socket.OSSupportsIPv6)
            return null;
        try
        {
            return Listen(IPAddress.IPv6Loopback, port);
        }
        catch (SocketException cause) when (cause.SocketErrorCode
            is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            return null; // A machine without ::1, as many containers are.
        }
    }

    // Listening at once is what makes the claim exclusive: Linux lets two sockets bind one port until one of them listens.
    private static Socket Listen(IPAddress address, int port)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (address.AddressFamily == AddressFamily.InterNetworkV6)
                socket.DualMode = false;
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(Backlog);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var socket in _sockets.Values)
            socket.Dispose();
    }
}
