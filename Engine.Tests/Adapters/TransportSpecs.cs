using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using MiniActors.Adapters;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

public sealed class TransportSpecs
{
    // Two loopback addresses stand for the two kinds: what counts is who is asked, and what is dialled.
    private static readonly IPAddress Public = IPAddress.Parse("127.0.0.1");
    private static readonly IPAddress Private = IPAddress.Parse("127.0.0.2");

    private static async Task<HttpSignal> GetAsync(Transport transport, string url, TransportPolicy? policy = null)
    {
        var told = new TaskCompletionSource<HttpSignal>(TaskCreationOptions.RunContinuationsAsynchronously);
        new HttpWire(transport).Begin(new HttpExchange { Url = new Uri(url), Method = "GET", Policy = policy ?? TransportPolicy.Public }, told.SetResult, CancellationToken.None);
        return await told.Task.WaitAsync(Patience.Long);
    }

    private static FaultServer Greeting(IPAddress? address = null, X509Certificate2? certificate = null) => new(async peer =>
    {
        await peer.ReadRequestAsync();
        await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi");
        await peer.ReadToEndAsync();
    }, certificate, address);

    [Fact]
    [Trait("Fault", "32")]
    public async Task A_name_that_turns_private_after_the_first_answer_is_refused_at_the_second()
    {
        await using var server = Greeting(Public);
        await using var target = Greeting(Private);
        var answers = new Queue<IPAddress>([Public, Private]);
        using var transport = new Transport(Public.Equals, (_, _) => Task.FromResult<IPAddress[]>([answers.Dequeue()]));

        Assert.IsType<HttpSignal.Completed>(await GetAsync(transport, $"http://rebinding.example:{server.Port}/"));
        var second = Assert.IsType<HttpSignal.Failed>(await GetAsync(transport, $"http://rebinding.example:{target.Port}/"));
        Assert.Equal(WireFault.PrivateAddress, second.Fault);
        Assert.Equal(0, target.Connections);
    }

    [Fact]
    [Trait("Fault", "32")]
    public async Task The_resolver_is_asked_once_for_a_connection_and_the_judged_address_is_dialled()
    {
        await using var server = Greeting(Public);
        var (asked, judged) = (0, new List<IPAddress>());
        using var transport = new Transport(address =>
        {
            judged.Add(address);
            return Public.Equals(address);
        }, (_, _) => Task.FromResult<IPAddress[]>([asked++ == 0 ? Public : Private]));
        Assert.IsType<HttpSignal.Completed>(await GetAsync(transport, $"http://name.example:{server.Port}/"));
        Assert.Equal(1, asked);
        Assert.Equal([Public], judged);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Fault", "32")]
    public async Task Of_mixed_addresses_only_the_public_one_is_dialled(bool privateFirst)
    {
        await using var server = Greeting(Public);
        IPAddress[] mixed = privateFirst ? [Private, Public] : [Public, Private];
        using var transport = new Transport(Public.Equals, (_, _) => Task.FromResult(mixed));
        Assert.IsType<HttpSignal.Completed>(await GetAsync(transport, $"http://mixed.example:{server.Port}/"));
    }

    [Fact]
    [Trait("Fault", "32")]
    public async Task The_private_one_of_mixed_addresses_is_not_dialled_when_the_public_one_fails()
    {
        await using var target = Greeting(Private);
        // Bound and not listening: nobody else can answer there in the meantime. The port is free there, for nothing else uses this address.
        var silent = IPAddress.Parse("127.0.0.3");
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(silent, target.Port));
        using var transport = new Transport(silent.Equals, (_, _) => Task.FromResult<IPAddress[]>([silent, Private]));
        var failed = Assert.IsType<HttpSignal.Failed>(await GetAsync(transport, $"http://mixed.example:{target.Port}/"));
        Assert.Equal((WireFault.Connect, 0), (failed.Fault, target.Connections));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("localhost")]
    [Trait("Fault", "32")]
    public async Task A_private_address_is_refused_in_every_form_and_for_sockets_too(string host)
    {
        await using var server = Greeting(Public);
        using var transport = new Transport(_ => false);
        Assert.Equal(WireFault.PrivateAddress, Assert.IsType<HttpSignal.Failed>(await GetAsync(transport, $"http://{host}:{server.Port}/")).Fault);
        var ledger = new SignalLedger();
        new WebsocketClientWire(transport).Dial(new SocketDial { Url = new Uri($"ws://{host}:{server.Port}/") }, ledger.Tell);
        Assert.Equal(WireFault.PrivateAddress, (await ledger.FailedAsync()).Fault);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task A_mapped_address_is_judged_as_what_it_maps_to()
    {
        await using var server = Greeting(Public);
        using var transport = new Transport(Public.Equals);
        Assert.IsType<HttpSignal.Completed>(await GetAsync(transport, $"http://[::ffff:127.0.0.1]:{server.Port}/"));
    }

    [Fact]
    public async Task A_connection_that_a_lax_policy_made_is_not_used_by_a_strict_one()
    {
        await using var server = new FaultServer(async peer =>
        {
            while (true)
            {
                await peer.ReadRequestAsync();
                await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
            }
        });
        using var transport = new Transport(_ => false);
        var url = $"http://127.0.0.1:{server.Port}/";
        Assert.IsType<HttpSignal.Completed>(await GetAsync(transport, url, new TransportPolicy { PrivateAddresses = true }));
        Assert.IsType<HttpSignal.Failed>(await GetAsync(transport, url));
        Assert.Same(transport.HandlerFor(new TransportPolicy { PrivateAddresses = true }), transport.HandlerFor(new TransportPolicy { PrivateAddresses = true }));
    }

    public static TheoryData<string, bool, bool, string, bool> Certificates => new()
    {
        // certificate for, expired, in the policy's file, policy, passes
        { "localhost", false, false, "machine", false },
        { "localhost", false, true, "file", true },
        { "localhost", false, false, "file", false },
        { "localhost", true, true, "file", false },
        { "other.example", false, true, "file", false },
        { "other.example", true, false, "any", true },
    };

    [Theory]
    [MemberData(nameof(Certificates))]
    [Trait("Fault", "30")]
    public async Task A_certificate_passes_when_the_policy_trusts_it_and_it_names_the_host(string host, bool expired, bool listed, string policy, bool passes)
    {
        var folder = Directory.CreateTempSubdirectory("mini-actors-").FullName;
        try
        {
            using var certificate = FaultCertificates.SelfSigned(host, expired);
            using var other = FaultCertificates.SelfSigned(host);
            await using var server = Greeting(certificate: certificate);
            using var transport = new Transport(_ => true);
            var files = string.Join('\n', other.WritePem(folder), listed ? certificate.WritePem(folder) : "");
            var answer = await GetAsync(transport, $"https://localhost:{server.Port}/", policy switch
            {
                "any" => new TransportPolicy { AnyCertificate = true },
                "file" => new TransportPolicy { TrustedCertificates = files },
                _ => TransportPolicy.Public,
            });
            if (passes) Assert.IsType<HttpSignal.Completed>(answer);
            else Assert.Equal(WireFault.Tls, Assert.IsType<HttpSignal.Failed>(answer).Fault);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    [Trait("Fault", "30")]
    public async Task An_untrusted_certificate_ends_a_socket_as_well()
    {
        await using var server = new FaultServer(certificate: FaultCertificates.Localhost);
        using var transport = new Transport(_ => true);
        var ledger = new SignalLedger();
        new WebsocketClientWire(transport).Dial(new SocketDial { Url = server.WebSocketUrl }, ledger.Tell);
        Assert.Equal(WireFault.Tls, (await ledger.FailedAsync()).Fault);
    }

    [Fact]
    [Trait("Fault", "30")]
    public async Task Plain_http_on_the_secure_port_is_a_tls_fault()
    {
        await using var server = new FaultServer(async peer => await peer.WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));
        using var transport = new Transport(_ => true);
        var ledger = new SignalLedger();
        new WebsocketClientWire(transport).Dial(new SocketDial { Url = new Uri($"wss://localhost:{server.Port}/") }, ledger.Tell);
        Assert.Equal(WireFault.Tls, (await ledger.FailedAsync()).Fault);
    }

    [Fact]
    public async Task A_file_of_certificates_that_is_not_there_is_a_tls_fault_and_dials_nothing()
    {
        await using var server = new FaultServer();
        using var transport = new Transport(_ => true);
        var policy = new TransportPolicy { TrustedCertificates = "/nowhere/at-all.pem" };
        var failed = Assert.IsType<HttpSignal.Failed>(await GetAsync(transport, $"https://localhost:{server.Port}/", policy));
        Assert.Equal(WireFault.Tls, failed.Fault);
        Assert.Contains("/nowhere/at-all.pem", failed.Cause);
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task A_disposed_transport_fails_and_does_not_throw()
    {
        await using var server = new FaultServer();
        var policy = new TransportPolicy { PrivateAddresses = true };
        var transport = new Transport(_ => true);
        _ = transport.HandlerFor(policy);
        transport.Dispose();
        transport.Dispose();
        Assert.IsType<HttpSignal.Failed>(await GetAsync(transport, $"http://localhost:{server.Port}/", policy));
        var ledger = new SignalLedger();
        new WebsocketClientWire(transport).Dial(new SocketDial { Url = server.WebSocketUrl, Policy = policy }, ledger.Tell);
        await ledger.FailedAsync();
        Assert.Equal(0, server.Connections);
    }
}
