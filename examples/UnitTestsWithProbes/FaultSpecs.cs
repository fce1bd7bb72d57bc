using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit.Xunit2;
using MiniActors.Adapters;
using MiniActors.Api;
using MiniActors.Hosting;
using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Examples.UnitTestsWithProbes;

/// <summary>The real network, with a server that misbehaves and a ledger that judges what the callbacks were told.</summary>
public sealed class FaultSpecs : TestKit
{
    // A server of a test is on this machine and speaks in the clear: what production refuses.
    private static readonly MiniProgramOptions Loopback = new() { Platform = "wechat", UrlCheck = false, PrivateAddresses = true };

    [Fact]
    public async Task A_body_that_breaks_off_is_a_failure_and_the_next_request_works()
    {
        var program = await EngineOf(Sys).OpenAsync(Loopback);

        #region fault-server
        await using var server = FaultServer.InTurn(
            async peer =>
            {
                await peer.ReadRequestAsync();
                await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf!");
                peer.Reset();
            },
            async peer =>
            {
                while (await peer.TryReadRequestAsync()) await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            });
        var ledger = new Ledger(program);
        ledger.Watch(server);

        var call = ledger.Request(new() { Url = server.HttpUrl.ToString() });

        Assert.Equal(FailureKind.ConnectFailed, (await call.FailsAsync()).Kind);
        await ledger.EndAsync(healthyUrl: server.HttpUrl);
        Assert.StartsWith("GET /path HTTP/1.1\r\n", server.Served[0].SeenText);
        #endregion
    }

    [Fact]
    public async Task A_pulled_cable_ends_a_request_at_its_time_limit()
    {
        var program = await EngineOf(Sys).OpenAsync(Loopback);
        await using var server = new FaultServer(async peer =>
        {
            while (await peer.TryReadRequestAsync()) await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });

        #region fault-proxy
        await using var proxy = new FaultProxy(server.Port, seed: 42);
        var ledger = new Ledger(program);
        ledger.Watch(proxy);
        proxy.Downstream = new Toxics { BlackHole = true };

        var call = ledger.Request(new() { Url = $"http://127.0.0.1:{proxy.Port}/", Timeout = TimeSpan.FromMilliseconds(200) });

        Assert.Equal(FailureKind.Timeout, (await call.FailsAsync()).Kind);
        await ledger.EndAsync(healthyUrl: server.HttpUrl);
        #endregion
    }

    [Fact]
    public async Task A_program_that_is_closed_in_the_middle_leaves_nothing_behind()
    {
        var root = Directory.CreateTempSubdirectory("left-").FullName;
        var configuration = ConfigurationFactory.ParseString($"mini-actors.files.root = \"{root}\"");

        #region leftovers
        var server = new FaultServer(async peer =>
        {
            await peer.ReadRequestAsync();
            if (peer.Field("Upgrade") is not null) await peer.WriteAsync(peer.Accepted());
            else await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf!");
            await peer.ReadToEndAsync();
        });
        var transport = new Transport(_ => false);
        var engine = MiniActorsEngine.Start(Sys, EngineConfiguration.Read(configuration), new EngineWires(new WebsocketClientWire(transport), new HttpWire(transport)));
        var ledger = new Ledger(await engine.OpenAsync(Loopback));
        ledger.Watch(server);
        ledger.WatchFiles(root);
        ledger.WatchDescriptors();

        var socket = await ledger.ConnectSocket(new() { Url = server.WebSocketUrl.ToString() }).SucceedsAsync();
        await ledger.Socket(socket.SocketTaskId).OpenedAsync();
        DownloadTask? download = null;
        var half = new TaskCompletionSource();
        var call = ledger.DownloadFile(new()
        {
            Url = server.HttpUrl.ToString(),
            GetRawResult = task =>
            {
                download = task;
                task.OnHeadersReceived(_ => half.TrySetResult());
            },
        });
        await half.Task;
        download!.Abort();
        await call.FailsAsync();

        await ledger.EndAsync(); // the program is closed: no WebSocket is open, no file is left
        await Sys.Terminate();
        transport.Dispose();
        await server.DisposeAsync();
        await ledger.NothingLeftAsync(); // the engine is stopped: no connection, no file, no descriptor
        #endregion

        Directory.Delete(root, recursive: true);
    }

    private static MiniActorsEngine EngineOf(ActorSystem system)
    {
        var transport = new Transport(_ => false);
        system.RegisterOnTermination(transport.Dispose);
        return MiniActorsEngine.Start(system, EngineConfiguration.Read(), new EngineWires(new WebsocketClientWire(transport), new HttpWire(transport)));
    }
}
