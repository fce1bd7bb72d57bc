using MiniActors.Adapters;
using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

/// <summary>What every socket wire must do, against real connections on loopback. A wire derives from it and names itself.</summary>
public abstract partial class SocketWireSpecs : IAsyncDisposable
{
    private readonly Transport _transport = new(_ => false);
    private readonly List<IAsyncDisposable> _servers = [];

    protected abstract ISocketWire WireOver(Transport transport);

    protected static readonly TransportPolicy Loopback = new() { PrivateAddresses = true, AnyCertificate = true };

    private (ISocketLink Link, SignalLedger Ledger) Dial(Uri url, SocketLimits? limits = null, bool credit = true, Func<SocketDial, SocketDial>? with = null)
    {
        var dial = new SocketDial { Url = url, Policy = Loopback, Limits = limits ?? new SocketLimits() };
        return Dial(with is null ? dial : with(dial), credit);
    }

    private (ISocketLink Link, SignalLedger Ledger) Dial(SocketDial dial, bool credit = true)
    {
        var ledger = new SignalLedger();
        var link = new LateLink();
        if (credit) ledger.CreditTo = link;
        link.Is(WireOver(_transport).Dial(dial, ledger.Tell));
        return (link, ledger);
    }

    private FaultServer Raw(Func<FaultConnection, Task>? script = null, bool tls = false)
    {
        var server = new FaultServer(script, tls ? FaultCertificates.Localhost : null);
        _servers.Add(server);
        return server;
    }

    private async Task<EchoServer> EchoAsync()
    {
        var server = await EchoServer.StartAsync();
        _servers.Add(server);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
        _transport.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("ws")]
    [InlineData("wss")]
    public async Task It_opens_echoes_and_closes(string scheme)
    {
        var server = await EchoAsync();
        var (link, ledger) = Dial(scheme == "ws" ? server.Ws : server.Wss);
        Assert.Null((await ledger.OpenedAsync()).Protocol);

        link.Send([Frame.OfText("héllo"), Frame.OfBytes([1, 2, 3]), Frame.OfText("")]);
        await ledger.UntilAsync(all => all.Frames.Count == 3 && all.Sent == 3);
        Assert.Equal([Frame.OfText("héllo"), Frame.OfBytes([1, 2, 3]), Frame.OfText("")], ledger.Frames);

        link.Close(new CloseReason(4001, "bye"));
        Assert.Equal(new CloseReason(4001, "bye"), (await ledger.ClosedAsync(given: 3)).Reason);
    }
}
