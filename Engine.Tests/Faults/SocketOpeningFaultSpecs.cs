using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Tests.Faults;

/// <summary>Attempts that fail, from the call to the last event, and what they leave to the next one.</summary>
public sealed class SocketOpeningFaultSpecs
{
    private const string Open = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";

    private const string Short = "mini-actors.program.network-timeout.connect-socket = 1s";

    /// <summary>What a server does with an attempt, by the name of the fault; those that are not here need no script.</summary>
    private static Func<FaultConnection, Task> Script(string fault) => async peer =>
    {
        await peer.ReadRequestAsync();
        switch (fault)
        {
            case "no answer": await peer.StallAsync(); break;
            case "drip": await peer.DripAsync(peer.Accepted(), TimeSpan.FromMilliseconds(100)); break;
            case "hangs up": peer.Dispose(); break;
            case "reset": peer.Reset(); break;
            case "redirect": await peer.WriteAsync("HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/\r\nContent-Length: 0\r\n\r\n"); break;
            case "wrong key": await peer.WriteAsync(Open + "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n"); break;
            case "no upgrade": await peer.WriteAsync("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n\r\n"); break;
            case "a subprotocol": await peer.WriteAsync(peer.Accepted("Sec-WebSocket-Protocol: chat\r\n")); break;
            case "an extension": await peer.WriteAsync(peer.Accepted("Sec-WebSocket-Extensions: permessage-deflate\r\n")); break;
            case "garbage": await peer.WriteAsync("SSH-2.0-OpenSSH_9.6\r\n\r\n"); break;
            case "a mebibyte": await peer.WriteAsync(Open + "X-Long: " + new string('x', 1 << 20) + "\r\n\r\n"); break;
            default: await peer.WriteAsync($"HTTP/1.1 {fault} No\r\nContent-Length: 0\r\n\r\n"); break;
        }
        await peer.ReadToEndAsync();
    };

    private static async Task<(string Url, FaultServer? Server)> MakeAsync(FaultBench bench, string fault)
    {
        switch (fault)
        {
            case "closed port":
                await using (var gone = new FaultServer()) return ($"ws://127.0.0.1:{gone.Port}/", null);
            case "stalled TLS":
                var stalled = bench.Serve(peer => peer.StallAsync());
                return ($"wss://localhost:{stalled.Port}/", stalled);
            case "plain on the secure port":
                var plain = bench.Serve(async peer =>
                {
                    // A TLS hello has no end of a head that could be waited for.
                    await peer.WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                    await peer.ReadToEndAsync();
                });
                return ($"wss://localhost:{plain.Port}/", plain);
            default:
                var server = bench.Serve(Script(fault));
                return (server.WebSocketUrl.ToString(), server);
        }
    }

    public static TheoryData<string, string> Attempts
    {
        get
        {
            string[] faults = ["closed port", "no answer", "drip", "hangs up", "reset", "200", "401", "403", "404", "500", "redirect", "wrong key", "no upgrade",
                "a subprotocol", "an extension", "garbage", "a mebibyte", "stalled TLS", "plain on the secure port"];
            var all = new TheoryData<string, string>();
            foreach (var fault in faults) all.Add(fault, "wechat");
            foreach (var fault in new[] { "closed port", "no answer", "403", "garbage" })
                foreach (var platform in new[] { "alipay", "baidu", "wechat/game" }) all.Add(fault, platform);
            return all;
        }
    }

    [Theory, MemberData(nameof(Attempts))]
    [Trait("Fault", "1"), Trait("Fault", "2"), Trait("Fault", "3"), Trait("Fault", "4"), Trait("Fault", "5"), Trait("Fault", "6"), Trait("Fault", "30")]
    public Task The_call_was_accepted_then_there_is_one_error_and_the_place_is_free(string fault, string platform) => FaultBench.RunAsync(async bench =>
    {
        var (url, server) = await MakeAsync(bench, fault);
        var sockets = bench.Program.Profile.Sockets;

        var call = bench.Ledger.ConnectSocket(new() { Url = url });

        var socket = bench.Ledger.Socket((await call.SucceedsAsync()).SocketTaskId);
        var failure = (await socket.FailedAsync()).Failure;
        Assert.Equal(IsTimed(fault), failure.Kind == FailureKind.Timeout);
        Assert.NotEqual("", failure.Message);
        // As many as the platform allows open now: the one that failed holds no place.
        var echo = bench.Serve(EchoAsync);
        for (var count = 0; count < (sockets.Max ?? 3); count++)
        {
            var next = await bench.Ledger.ConnectSocket(new() { Url = echo.WebSocketUrl.ToString() }).SucceedsAsync();
            await bench.Ledger.Socket(next.SocketTaskId).OpenedAsync();
        }
        Assert.Equal(sockets.CloseAfterFailedHandshake ? ["error", "close"] : ["error"], socket.Told);
        if (server is not null)
        {
            Assert.Equal(1, server.Connections); // it is not tried again
            await FaultBench.UntilAsync(() => server.ClientSockets == 0);
        }
    }, platform, IsTimed(fault) ? Short : "");

    [Fact]
    [Trait("Fault", "30")]
    public async Task A_certificate_that_nobody_trusts_is_an_error_of_TLS()
    {
        const string name = "wss://untrusted.example";
        await FaultBench.RunAsync(async bench =>
        {
            var call = bench.Ledger.ConnectSocket(new() { Url = name + "/" });
            var socket = bench.Ledger.Socket((await call.SucceedsAsync()).SocketTaskId);
            Assert.Equal(FailureKind.Tls, (await socket.FailedAsync()).Failure.Kind);
        }, options: (bench, open) =>
        {
            var server = bench.Serve(peer => peer.StallAsync(), tls: true);
            return open with
            {
                UrlCheck = true, // the devtools switch would trust any
                Domains = new() { Socket = [name] },
                Map = new Dictionary<string, string> { [name] = $"wss://localhost:{server.Port}" },
            };
        });
    }

    private static bool IsTimed(string fault) => fault is "no answer" or "drip" or "stalled TLS";

    [Theory]
    [InlineData("wechat", false)]
    [InlineData("baidu", false)]
    [InlineData("alipay", true)]
    [Trait("Fault", "22"), Trait("Fault", "23")]
    public Task A_close_while_it_connects_is_what_the_platform_makes_of_it_and_a_send_fails(string platform, bool closes) => FaultBench.RunAsync(async bench =>
    {
        var answer = new TaskCompletionSource();
        var came = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        var server = bench.Serve(async peer =>
        {
            await peer.ReadRequestAsync();
            came.SetResult();
            if (!closes)
            {
                await peer.UntilAsync(answer.Task);
                await peer.WriteAsync(peer.Accepted());
            }
            await peer.ReadToEndAsync();
            ended.SetResult();
        });
        var connect = bench.Ledger.ConnectSocket(new() { Url = server.WebSocketUrl.ToString() });
        var socket = bench.Ledger.Socket((await connect.SucceedsAsync()).SocketTaskId);
        await came.Task.WaitAsync(Ledger.Patience);

        Assert.NotNull(await bench.Ledger.SendSocketMessage(new() { Data = "too early" }).FailsAsync());
        var close = bench.Ledger.CloseSocket();
        if (closes)
        {
            await close.SucceedsAsync();
            await socket.ClosedAsync();
            await ended.Task.WaitAsync(Ledger.Patience);
            Assert.DoesNotContain("open", socket.Told);
            return;
        }
        await close.FailsAsync();
        answer.SetResult();
        await socket.OpenedAsync();
        await bench.Ledger.CloseSocket().SucceedsAsync();
        await socket.ClosedAsync();
    }, platform);

    [Theory]
    [InlineData("ws://127.0.0.1:{0}/", false)]
    [InlineData("ws://127.1:{0}/", false)]
    [InlineData("ws://0x7f000001:{0}/", false)]
    [InlineData("ws://2130706433:{0}/", false)]
    [InlineData("ws://[::ffff:127.0.0.1]:{0}/", false)]
    [InlineData("ws://user:pass@localhost:{0}/", true)]
    [InlineData("ws://localhost:{0}/#part", true)]
    [InlineData("http://localhost:{0}/", true)]
    [InlineData("ws://localhost:{0}/{1}", true)]
    [Trait("Fault", "31"), Trait("Fault", "32")]
    public Task A_url_that_may_not_be_reached_fails_and_nothing_is_dialled(string url, bool privateAddresses) => FaultBench.RunAsync(async bench =>
    {
        var server = bench.Serve(EchoAsync);
        var call = bench.Ledger.ConnectSocket(new() { Url = url.Replace("{0}", $"{server.Port}", StringComparison.Ordinal).Replace("{1}", new string('x', 64 << 10), StringComparison.Ordinal) });
        Assert.NotEqual("", (await call.FailsAsync()).Message);
        Assert.Equal(0, server.Connections);
        Assert.Empty(bench.Ledger.Sockets);
    }, options: (_, open) => open with { PrivateAddresses = privateAddresses });

    /// <summary>A healthy WebSocket server.</summary>
    internal static async Task EchoAsync(FaultConnection peer)
    {
        await peer.UpgradeAsync();
        while (await peer.ReadMessageFrameAsync() is var frame)
        {
            await peer.WriteAsync(frame with { Masked = false });
            if (frame.Opcode != FaultFrame.Close) continue;
            peer.Fin();
            await peer.ReadToEndAsync();
            return;
        }
    }
}
