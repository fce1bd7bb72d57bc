using MiniActors.Adapters;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

/// <summary>A socket wire and real servers on loopback for it: what all its specs share. A wire derives from the specs and names itself.</summary>
public abstract class SocketWireRig : IAsyncDisposable
{
    private readonly Transport _transport = new(_ => false);
    private readonly List<IAsyncDisposable> _servers = [];

    protected abstract ISocketWire WireOver(Transport transport);

    protected static readonly TransportPolicy Loopback = new() { PrivateAddresses = true, AnyCertificate = true };

    protected (ISocketLink Link, SignalLedger Ledger) Dial(Uri url, SocketLimits? limits = null, bool credit = true, Func<SocketDial, SocketDial>? with = null)
    {
        var dial = new SocketDial { Url = url, Policy = Loopback, Limits = limits ?? new SocketLimits() };
        return Dial(with is null ? dial : with(dial), credit);
    }

    protected (ISocketLink Link, SignalLedger Ledger) Dial(SocketDial dial, bool credit = true)
    {
        var ledger = new SignalLedger();
        var link = new LateLink();
        if (credit) ledger.CreditTo = link;
        link.Is(WireOver(_transport).Dial(dial, ledger.Tell));
        return (link, ledger);
    }

    protected FaultServer Raw(Func<FaultConnection, Task>? script = null, bool tls = false)
    {
        var server = new FaultServer(script, tls ? FaultCertificates.Localhost : null);
        _servers.Add(server);
        return server;
    }

    protected async Task<EchoServer> EchoAsync()
    {
        var server = await EchoServer.StartAsync();
        _servers.Add(server);
        return server;
    }

    protected async Task<(ISocketLink Link, SignalLedger Ledger, FaultConnection Peer)> OpenAsync(SocketLimits? limits = null, bool credit = true)
    {
        var server = Raw();
        var (link, ledger) = Dial(server.WebSocketUrl, limits, credit);
        var peer = await server.AcceptSocketAsync();
        await ledger.OpenedAsync();
        return (link, ledger, peer);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
        _transport.Dispose();
        GC.SuppressFinalize(this);
    }
}
