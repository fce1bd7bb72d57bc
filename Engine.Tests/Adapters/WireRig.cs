using System.Text;
using MiniActors.Adapters;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

/// <summary>What the specs of every wire stand on: a transport, and real servers on loopback that end with the spec.</summary>
public abstract class WireRig : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _servers = [];

    protected static readonly TransportPolicy Loopback = new() { PrivateAddresses = true, AnyCertificate = true };

    protected Transport Transport { get; } = new(_ => false);

    protected FaultServer Raw(Func<FaultConnection, Task>? script = null, bool tls = false) => Own(new FaultServer(script, tls ? FaultCertificates.Localhost : null));

    /// <summary>A server that answers each request with these bytes and says no more.</summary>
    protected FaultServer Answering(byte[] answer) => Raw(async peer =>
    {
        await peer.ReadRequestAsync();
        await peer.WriteAsync(answer);
        peer.Fin();
        await peer.ReadToEndAsync();
    });

    protected FaultServer Answering(string answer) => Answering(Encoding.Latin1.GetBytes(answer));

    protected async Task<EchoServer> EchoAsync() => Own(await EchoServer.StartAsync());

    protected T Own<T>(T server) where T : IAsyncDisposable
    {
        _servers.Add(server);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
        Transport.Dispose();
        GC.SuppressFinalize(this);
    }
}
