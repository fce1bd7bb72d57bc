using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Host;

/// <summary>The command at its most talkative, against a real server: whatever it writes, no credential is in it.</summary>
[Collection(AloneCollection.Name)]
public sealed class HostSecretSpecs : ScriptFolder
{
    private const string Secret = "hunter2";

    private static readonly string[] Loudest =
    [
        "--verbose", "--set", "akka.loglevel=DEBUG", "--set", "akka.log-config-on-start=off", "--set", "akka.log-dead-letters=on",
        "--set", "akka.actor.debug={ receive = on, autoreceive = on, lifecycle = on, unhandled = on, event-stream = on, fsm = on, router-misconfiguration = on }",
    ];

    /// <summary>Every way on which a credential goes in, and of each the ways that fail; the script itself writes nothing.</summary>
    private const string Calls = """
        const api = typeof my === 'undefined' ? (typeof wx === 'undefined' ? swan : wx) : my
        const fields = { Authorization: 'Bearer hunter2', Cookie: 'sid=hunter2', 'X-Auth-Token': 'hunter2', 'X-Api-Key': 'hunter2' }
        const hosts = [
          'http://127.0.0.1:WEB', 'http://127.0.0.1:BROKEN', 'http://127.0.0.1:1', 'http://no.such.host.invalid', 'http://me:hunter2@127.0.0.1:WEB',
          'ftp://me:hunter2@127.0.0.1', 'http://me:hunter2@[::bad', 'http://me:hunter2@127.0.0.1:1'
        ]
        const paths = ['/path?access_token=hunter2&room=1', '/redirect?sign=hunter2#part']
        for (const host of hosts) for (const path of paths) {
          const url = host + path
          const common = () => ({ url, header: fields, headers: fields, timeout: 2000, fail: () => {} })
          api.request({ ...common(), method: 'POST', data: { password: 'fine' } })
          api.downloadFile({ ...common() })
          api.uploadFile({ ...common(), filePath: 'nowhere', name: 'a', fileName: 'a', fileType: 'image' })
          api.connectSocket({ ...common(), url: url.replace('http', 'ws') })
        }
        api.request({ url: 'http://127.0.0.1:WEB/', header: { Authorization: 'hunter2\r\nX: y' } })
        api.request({ url: 'http://127.0.0.1:WEB/', header: { authorization: 'hunter2', Cookie: 'hunter2\u0000' }, method: 'GE T' })
        """;

    [Theory]
    [InlineData("wechat", false)]
    [InlineData("alipay", false)]
    [InlineData("baidu", false)]
    [InlineData("wechat", true)]
    public async Task No_credential_is_in_the_log_the_errors_or_the_trace(string platform, bool strict)
    {
        await using var broken = new FaultServer(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync($"HTTP/1.1 2x0 {Secret}\r\nSet-Cookie: a={Secret}\r\n\r\n");
            peer.Dispose();
        });
        await using var web = new FaultServer(async peer =>
        {
            while (await peer.TryReadRequestAsync())
            {
                await peer.ReadBodyAsync();
                await peer.WriteAsync($"HTTP/1.1 {(peer.Request.Contains("redirect", StringComparison.Ordinal) ? "302 Go" : "401 No")}\r\nSet-Cookie: sid={Secret}; Path=/\r\n"
                    + $"Location: /elsewhere?token={Secret}\r\nWWW-Authenticate: Bearer\r\nContent-Length: 0\r\n\r\n");
            }
        });
        var trace = Missing("trace.jsonl");
        var script = Write(Calls.Replace("WEB", $"{web.Port}", StringComparison.Ordinal).Replace("BROKEN", $"{broken.Port}", StringComparison.Ordinal));

        using var host = HostProcess.Start(["run", script, "--platform", platform, "--url-check", "off", "--allow-private", "--trace", trace, "--time-limit", "15s",
            .. strict ? new[] { "--strict" } : [], .. Loudest]);
        await host.EndAsync();

        Assert.Contains("DBG", host.Text, StringComparison.Ordinal);
        Silent(host.Text);
        var traced = await File.ReadAllTextAsync(trace);
        Assert.Contains("(redacted)", traced, StringComparison.Ordinal);
        Assert.Contains("connectSocket", traced, StringComparison.Ordinal);
        Silent(traced);
    }

    /// <summary>The service as well; there the errors of a script that nobody catches are lines of the log.</summary>
    [Fact]
    public async Task The_service_tells_none_either()
    {
        await using var web = new FaultServer(async peer =>
        {
            while (await peer.TryReadRequestAsync()) await peer.WriteAsync("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n");
        });
        Write(Calls.Replace("WEB", $"{web.Port}", StringComparison.Ordinal).Replace("BROKEN", "1", StringComparison.Ordinal));
        var file = Write("""
            mini-actors {
              program { url-check = off, private-addresses = allow }
              serve { programs = [ { script = "script.js" } ], health.port = 0 }
            }
            """, "user.conf");
        using var host = HostProcess.Start(["serve", "--config", file, .. Loudest]);
        await host.LineWithAsync("script ended");
        await host.SignalAsync("TERM");
        Assert.Equal(0, await host.EndAsync());
        Silent(host.Text);
    }

    private static void Silent(string text)
    {
        var at = text.IndexOf(Secret, StringComparison.OrdinalIgnoreCase);
        Assert.True(at < 0, at < 0 ? "" : text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 100)]);
    }
}
