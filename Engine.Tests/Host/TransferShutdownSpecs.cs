using MiniActors.Testing;
using MiniActors.Tests.Faults;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Host;

/// <summary>SIGTERM while files are on their way, in both directions.</summary>
[Trait("Fault", "47"), Collection(AloneCollection.Name)]
public sealed class TransferShutdownSpecs : ScriptFolder
{
    private const int Each = 4;

    /// <summary>
    /// Downloads that stop halfway, into the store and over a file of the host; an upload that nobody reads; and one download that is
    /// whole before the signal.
    /// </summary>
    private const string Transfers = """
        const note = name => ({
          success: () => console.log(`success ${name};`),
          fail: error => console.log(`fail ${name} ${error.errMsg};`),
          complete: () => console.log(`complete ${name};`)
        })
        swan.downloadFile({ url: 'http://127.0.0.1:WEB/whole', filePath: 'FOLDER/whole.bin', ...note('whole'), success: () => {
          console.log('success whole;')
          for (let number = 0; number < 4; number++) {
            swan.downloadFile({ url: 'http://127.0.0.1:WEB/half', ...note(`store ${number}`) })
            swan.downloadFile({ url: 'http://127.0.0.1:WEB/half', filePath: `FOLDER/half-${number}.bin`, ...note(`host ${number}`) })
            swan.uploadFile({ url: 'http://127.0.0.1:WEB/up', filePath: 'FOLDER/big.bin', name: 'a', ...note(`up ${number}`) })
          }
        } })
        """;

    private static FaultServer Web() => new(async peer =>
    {
        await peer.ReadRequestAsync();
        if (peer.Request.Contains("/whole", StringComparison.Ordinal)) await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nwhole");
        if (peer.Request.Contains("/half", StringComparison.Ordinal)) await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf of it");
        await peer.StallAsync();
    });

    [Theory]
    [InlineData("serve", 0)]
    [InlineData("run", 130)]
    public async Task Each_transfer_is_answered_in_words_and_no_half_file_stays(string command, int status)
    {
        var folder = Directory.CreateDirectory(Missing("folder")).FullName;
        var root = Missing("stores");
        using (var big = File.Create(Path.Combine(folder, "big.bin"))) big.SetLength(24 << 20);
        await File.WriteAllTextAsync(Path.Combine(folder, "half-0.bin"), "what was there before");
        await using var web = Web();
        var script = Write(Transfers.Replace("WEB", $"{web.Port}", StringComparison.Ordinal).Replace("FOLDER", folder, StringComparison.Ordinal), "transfers.js");
        var file = Write($$"""
            mini-actors {
              program { platform = baidu, url-check = off, private-addresses = allow, allow-files = ["{{folder}}"] }
              serve { programs = [{ script = "transfers.js", platform = baidu }], health.port = 0 }
              files.root = "{{root}}"
            }
            """, "user.conf");
        using var host = command == "serve" ? HostProcess.Start("serve", "--config", file) : HostProcess.Start("run", script, "--config", file);
        await host.LineWithAsync("success whole;");
        await FaultBench.UntilAsync(() => web.Served.Count == 1 + 3 * Each && web.Served.All(peer => peer.Request.Length > 0) && Stored().Length >= Each);

        await host.SignalAsync("TERM");

        Assert.Equal(status, await host.EndAsync());
        var lines = host.Text.Split('\n').Select(line => line.TrimEnd()).ToArray();
        foreach (var kind in new[] { "store", "host", "up" })
            for (var number = 0; number < Each; number++)
            {
                var api = kind == "up" ? "uploadFile" : "downloadFile";
                Assert.Single(lines, line => line.Contains($"fail {kind} {number} {api}:fail", StringComparison.Ordinal) && line.Contains("closed", StringComparison.Ordinal));
                Assert.Single(lines, line => line.EndsWith($"complete {kind} {number};", StringComparison.Ordinal));
            }
        Assert.DoesNotContain(lines, line => line.Contains("success up", StringComparison.Ordinal) || line.Contains("success store", StringComparison.Ordinal));
        Assert.Empty(Stored());
        Assert.Equal(["big.bin", "half-0.bin", "whole.bin"], Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(("what was there before", "whole"), (await File.ReadAllTextAsync(Path.Combine(folder, "half-0.bin")), await File.ReadAllTextAsync(Path.Combine(folder, "whole.bin"))));

        string[] Stored() => Directory.Exists(root) ? Directory.GetFiles(root, "*", SearchOption.AllDirectories).Where(one => !one.EndsWith(".lock", StringComparison.Ordinal)).ToArray() : [];
    }

    /// <summary>What ends within the limit is not cut off: the program hears of its success while it stops.</summary>
    [Fact]
    public async Task A_send_that_is_on_its_way_is_written_before_the_socket_closes()
    {
        var arrived = new TaskCompletionSource<string>();
        await using var server = new FaultServer(async peer =>
        {
            await peer.UpgradeAsync();
            var first = await peer.ReadMessageFrameAsync();
            var second = await peer.ReadMessageFrameAsync();
            arrived.SetResult($"{first.AsText} {second.CloseCode}");
            await peer.WriteAsync(FaultFrame.OfClose(1001));
            peer.Fin();
        });
        Write($$"""
            const task = swan.connectSocket({ url: 'ws://127.0.0.1:{{server.Port}}/' })
            task.onOpen(() => { console.log('open;'); task.send({ data: 'last', success: () => console.log('sent;') }) })
            task.onClose(res => console.log(`closed ${res.code};`))
            """, "send.js");
        var file = Write("""
            mini-actors {
              program { url-check = off, private-addresses = allow }
              serve { programs = [ { script = "send.js", platform = baidu } ], health.port = 0 }
            }
            """, "user.conf");
        using var host = HostProcess.Start("serve", "--config", file);
        await host.LineWithAsync("sent;");
        await host.SignalAsync("TERM");
        Assert.Equal(0, await host.EndAsync());
        Assert.Equal("last 1001", await arrived.Task.WaitAsync(Patience.Long));
        Assert.Contains("closed 1001;", host.Text, StringComparison.Ordinal);
    }
}
