using MiniActors.Adapters;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

/// <summary>A socket wire and real servers on loopback for it: what all its specs share. A wire derives from the specs and names itself.</summary>
public abstract class SocketWireRig : WireRig
{
    protected abstract ISocketWire WireOver(Transport transport);

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
        link.Is(WireOver(Transport).Dial(dial, ledger.Tell));
        return (link, ledger);
    }

    protected async Task<(ISocketLink Link, SignalLedger Ledger, FaultConnection Peer)> OpenAsync(SocketLimits? limits = null, bool credit = true)
    {
        var server = Raw();
        var (link, ledger) = Dial(server.WebSocketUrl, limits, credit);
        var peer = await server.AcceptSocketAsync();
        await ledger.OpenedAsync();
        return (link, ledger, peer);
    }
}
