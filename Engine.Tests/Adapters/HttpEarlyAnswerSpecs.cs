using System.Text;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

/// <summary>Servers that do not wait for the end of an upload.</summary>
[Trait("Fault", "40")]
public sealed class HttpEarlyAnswerSpecs : HttpFlowSpecs
{
    private const long Size = 1L << 30;
    private const string TooBig = "HTTP/1.1 413 Content Too Large\r\nContent-Length: 7\r\nConnection: close\r\n\r\ntoo big";

    private static HttpUpload.Form Large => Form(new BodySource(Size, () => new ZeroStream(Size)));

    public static TheoryData<string, bool, Func<FaultConnection, Task>> Refusals
    {
        get
        {
            var scripts = new (string, Func<FaultConnection, Task>)[]
            {
                ("hangs up", async peer =>
                {
                    await peer.ReadRequestAsync();
                    await peer.WriteAsync(TooBig);
                    peer.Dispose();
                }),
                ("hangs up in the middle", async peer =>
                {
                    await peer.ReadRequestAsync();
                    await peer.ReadExactlyAsync(300_000);
                    await peer.WriteAsync(TooBig);
                    peer.Dispose();
                }),
                ("stops reading", async peer =>
                {
                    await peer.ReadRequestAsync();
                    await peer.WriteAsync(TooBig);
                }),
                ("sends in drips", async peer =>
                {
                    await peer.ReadRequestAsync();
                    foreach (var one in TooBig) await peer.WriteAsync(one.ToString());
                }),
                ("drains", async peer =>
                {
                    await peer.ReadRequestAsync();
                    await peer.WriteAsync(TooBig);
                    await peer.ReadToEndAsync();
                }),
            };
            var all = new TheoryData<string, bool, Func<FaultConnection, Task>>();
            foreach (var (what, script) in scripts)
            {
                all.Add(what, false, script);
                all.Add(what, true, script);
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_server_that_refuses_the_body_and_then_this_is_heard(string what, bool secure, Func<FaultConnection, Task> script)
    {
        Assert.NotEmpty(what);
        var (log, _) = Begin(Post(Raw(script, secure).HttpUrl, Large) with { TellsProgress = true });
        var answer = await log.CompletedAsync();
        Assert.Equal((413, "too big"), (answer.Status, Encoding.UTF8.GetString(answer.Body)));
        Assert.All(log.All.OfType<HttpSignal.Sent>(), sent => Assert.NotEqual(sent.Total, sent.Bytes));
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_refused_as_well()
    {
        var server = Raw(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync(TooBig);
            peer.Dispose();
        });
        var (log, _) = Begin(Post(server.HttpUrl, Form(new BodySource(null, () => new ZeroStream(Size)))));
        Assert.Equal(413, (await log.CompletedAsync()).Status);
    }

    [Fact]
    public async Task A_refusal_is_heard_while_the_source_has_nothing_to_give()
    {
        var server = Raw(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync(TooBig);
        });
        var stream = new ProbeStream(new byte[10]) { Before = () => new TaskCompletionSource().Task };
        var (log, _) = Begin(Post(server.HttpUrl, Form(new BodySource(10, () => stream))));
        Assert.Equal((413, true), ((await log.CompletedAsync()).Status, stream.IsClosed));
    }

    [Fact]
    public async Task A_server_that_hangs_up_without_a_word_is_a_failure()
    {
        var server = Raw(async peer =>
        {
            await peer.ReadRequestAsync();
            peer.Reset();
        });
        Assert.Equal(WireFault.Connect, await Begin(Post(server.HttpUrl, Large)).Log.FaultAsync());
    }

    [Fact]
    public async Task A_server_that_begins_to_agree_while_it_reads_gets_all_of_it()
    {
        const long size = 32L << 20;
        long arrived = 0;
        var server = Raw(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngo");
            var (buffer, length) = (new byte[64 << 10], long.Parse(peer.Field("Content-Length")!));
            while (arrived < length) arrived += await peer.ReadSomeAsync(buffer);
            await peer.WriteAsync("od");
        });
        var (log, _) = Begin(Post(server.HttpUrl, new HttpUpload.Raw(new BodySource(size, () => new ZeroStream(size)))));
        Assert.Equal("good", Encoding.UTF8.GetString((await log.CompletedAsync()).Body));
        Assert.Equal(size, arrived);
    }

    [Fact]
    public async Task A_server_that_never_reads_is_left_when_the_caller_says_so()
    {
        var server = Raw();
        using var cancellation = new CancellationTokenSource();
        var stream = new ZeroStream(Size);
        var (log, _) = Begin(Post(server.HttpUrl, Form(new BodySource(Size, () => stream))), cancellation.Token);
        var peer = await server.AcceptAsync();
        await peer.ReadRequestAsync();
        await cancellation.CancelAsync();
        Assert.Equal(WireFault.Aborted, await log.FaultAsync());
        Assert.InRange(await peer.ReadToEndAsync(), 0, Size - 1);
    }
}
