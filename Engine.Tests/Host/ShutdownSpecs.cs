using MiniActors.Testing;
using MiniActors.Tests.Faults;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Host;

/// <summary>The service in a process of its own, told to stop in the middle of its traffic.</summary>
[Trait("Fault", "47"), Collection(AloneCollection.Name)]
public sealed class ShutdownSpecs : ScriptFolder
{
    private const int Each = 5;

    private const string Traffic = """
        for (let number = 0; number < 5; number++) {
          const task = swan.connectSocket({ url: 'ws://127.0.0.1:SOCKETS/' })
          task.onOpen(() => task.send({ data: 'hello' }))
          task.onMessage(() => console.log(`open ${number};`))
          task.onClose(res => {
            console.log(`closed ${number} ${res.code};`)
            swan.request({ url: 'http://127.0.0.1:WEB/', fail: error => console.log(`late ${number} ${error.errMsg};`) })
          })
          swan.request({
            url: 'http://127.0.0.1:WEB/',
            success: () => console.log(`answered ${number};`),
            fail: error => console.log(`failed ${number} ${error.errMsg};`),
            complete: () => console.log(`completed ${number};`)
          })
        }
        """;

    [Fact]
    public async Task SIGTERM_closes_the_sockets_with_1001_answers_every_call_and_ends_with_0()
    {
        var closes = 0;
        await using var sockets = new FaultServer(async peer =>
        {
            await peer.UpgradeAsync();
            await peer.ReadMessageFrameAsync();
            await peer.WriteAsync(FaultFrame.OfText("hello"));
            var close = await peer.ReadFrameAsync();
            Assert.Equal(1001, close.CloseCode);
            Interlocked.Increment(ref closes);
            await peer.WriteAsync(FaultFrame.OfClose(1001));
            peer.Fin();
        });
        await using var web = new FaultServer(peer => peer.StallAsync());
        using var host = await ServeAsync(sockets, web);

        await host.SignalAsync("TERM");

        Assert.Equal(0, await host.EndAsync());
        Assert.Equal(Each, closes);
        Assert.Empty(sockets.Broken);
        for (var number = 0; number < Each; number++)
        {
            Once($"closed {number} 1001;", host.Text);
            Once($"failed {number} request:fail", host.Text);
            Once($"completed {number};", host.Text);
            Once($"late {number} request:fail ", host.Text);
        }
    }

    [Fact]
    public async Task A_second_SIGTERM_ends_at_once()
    {
        var closing = new TaskCompletionSource();
        await using var sockets = new FaultServer(async peer =>
        {
            await peer.UpgradeAsync();
            await peer.ReadMessageFrameAsync();
            await peer.WriteAsync(FaultFrame.OfText("hello"));
            await peer.ReadFrameAsync();
            closing.TrySetResult();
            await peer.StallAsync();
        });
        await using var web = new FaultServer(peer => peer.StallAsync());
        // Without the second signal it would wait for a minute, which is longer than this spec does.
        using var host = await ServeAsync(sockets, web, "waits { socket-close = 1m, program-close = 1m, drain = 1m }");

        await host.SignalAsync("TERM");
        await closing.Task.WaitAsync(CommandRun.Soon);
        await host.SignalAsync("TERM");

        Assert.Equal(130, await host.EndAsync());
    }

    [Fact]
    public async Task What_a_killed_process_left_on_the_disk_is_gone_after_the_next_start()
    {
        var root = Missing("stores");
        await using var web = new FaultServer(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf of it");
            await peer.StallAsync();
        });
        Write($"swan.downloadFile({{ url: 'http://127.0.0.1:{web.Port}/' }})", "traffic.js");
        using (var host = await StartAsync($"files.root = \"{root}\"", "{ script = \"traffic.js\", platform = baidu }"))
        {
            await FaultBench.UntilAsync(() => Files().Any(file => !file.EndsWith(".lock", StringComparison.Ordinal)));
            await host.SignalAsync("KILL");
            await host.EndAsync();
        }
        Assert.NotEmpty(Files());

        using var next = await StartAsync($"files.root = \"{root}\"", "");
        Assert.Empty(Files());
        await next.SignalAsync("TERM");
        Assert.Equal(0, await next.EndAsync());

        string[] Files() => Directory.Exists(root) ? Directory.GetFiles(root, "*", SearchOption.AllDirectories) : [];
    }

    private async Task<HostProcess> ServeAsync(FaultServer sockets, FaultServer web, string more = "")
    {
        Write(Traffic.Replace("SOCKETS", $"{sockets.Port}", StringComparison.Ordinal).Replace("WEB", $"{web.Port}", StringComparison.Ordinal), "traffic.js");
        var host = await StartAsync(more, "{ script = \"traffic.js\", platform = baidu }");
        for (var number = 0; number < Each; number++) await host.LineWithAsync($"open {number};");
        await FaultBench.UntilAsync(() => web.Connections == Each);
        return host;
    }

    private async Task<HostProcess> StartAsync(string more, string programs)
    {
        var file = Write($$"""
            mini-actors {
              program { url-check = off, private-addresses = allow }
              serve { programs = [{{programs}}], health.port = 0 }
              {{more}}
            }
            """, "user.conf");
        var host = HostProcess.Start("serve", "--config", file);
        await host.LineWithAsync("health: ");
        return host;
    }

    private static void Once(string part, string text) => Assert.True(text.Split(part).Length == 2, $"'{part}' is not there once:\n{text}");
}
