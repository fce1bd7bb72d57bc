using System.Collections.Concurrent;
using MiniActors.Api;
using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Tests.Conformance.Rfc6455;

/// <summary>One socket of a mini program and the server's end of it, for one row.</summary>
internal sealed class RfcTalk(Ledger ledger, FaultServer server)
{
    private static readonly Frame Good = Frame.OfText("good");

    private readonly ConcurrentQueue<Frame> _heard = new();
    private readonly List<LedgerCall> _calls = [];

    /// <summary>How often the program connected.</summary>
    public int Dials => _calls.Count;

    /// <summary>The server's port.</summary>
    public int Port => server.Port;

    /// <summary>The server's end.</summary>
    public FaultConnection Peer { get; private set; } = null!;

    /// <summary>The program's end.</summary>
    public SocketTask Socket { get; private set; } = null!;

    /// <summary>What the socket told.</summary>
    public LedgerSocket Page => ledger.Socket(Socket.Id.Value);

    /// <summary>The messages that were delivered.</summary>
    public IReadOnlyList<Frame> Heard => [.. _heard];

    /// <summary>The value of every field of this name in the request of the handshake.</summary>
    public IReadOnlyList<string> Fields(string name) => [.. Peer.Request.Split("\r\n").Skip(1)
        .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 1)..].Trim(' '))];

    /// <summary>Connects; the request of the handshake has been read.</summary>
    public async Task DialAsync(ConnectSocketOptions? options = null, Func<string, string>? url = null)
    {
        var plain = server.WebSocketUrl.ToString();
        var call = ledger.ConnectSocket((options ?? new() { Url = "" }) with
        {
            Url = url?.Invoke(plain) ?? plain,
            GetRawResult = socket =>
            {
                Socket = socket;
                socket.OnMessage(message => _heard.Enqueue(message.Frame));
            },
        });
        _calls.Add(call);
        Peer = await server.AcceptAsync();
        await Peer.ReadRequestAsync();
    }

    /// <summary>Connects, and the handshake is answered as it should be.</summary>
    public async Task OpenAsync(ConnectSocketOptions? options = null, Func<string, string>? url = null)
    {
        await DialAsync(options, url);
        await Peer.WriteAsync(Peer.Accepted());
        await Page.OpenedAsync();
    }

    /// <summary>Sends a message, which is written.</summary>
    public async Task SendAsync(object data)
    {
        var sent = new TaskCompletionSource();
        Socket.Send(Of(data) with { Success = _ => sent.SetResult(), Fail = failure => sent.SetException(new LedgerException([failure.ToString()], [])) });
        await sent.Task.WaitAsync(Ledger.Patience);
    }

    /// <summary>A message to send: a text, or bytes.</summary>
    public static SendSocketMessageOptions Of(object data) => data is byte[] bytes ? new() { Buffer = bytes } : new() { Data = (string)data };

    /// <summary>The peer sends this and closes: these messages and pongs come of it, and nothing else.</summary>
    public async Task DeliversAsync(byte[] sent, IReadOnlyList<Frame> messages, IReadOnlyList<byte[]> pongs)
    {
        await OpenAsync();
        var pushing = PushAsync(sent, FaultFrame.OfClose(1000).ToBytes());
        foreach (var pong in pongs)
        {
            var frame = await Peer.ReadFrameAsync();
            Assert.Equal((FaultFrame.Fin | FaultFrame.Pong, true), (frame.First, frame.Masked));
            Assert.Equal(pong, frame.Payload);
        }
        await pushing;
        await ClosesAsync(1000);
        Assert.Equal((1000, true), ((await Page.ClosedAsync()).Code, (await Page.ClosedAsync()).WasClean));
        Assert.Equal(messages, Heard);
        Assert.Equal(["open", .. messages.Select(_ => "message"), "close"], Page.Told);
    }

    /// <summary>The peer sends a good message and then this: it sees the code and the end, and only what was before is delivered.</summary>
    public async Task RefusesAsync(byte[] sent, int code, IReadOnlyList<Frame> before)
    {
        await OpenAsync();
        var pushing = PushAsync(FaultFrame.OfText(Good.Text).ToBytes(), sent, tolerant: true);
        await ClosesAsync(code, fails: true);
        await pushing;
        Assert.Equal(code == 1009 ? FailureKind.TooLarge : FailureKind.Protocol, (await Page.FailedAsync()).Failure.Kind);
        Assert.Equal((1006, false), ((await Page.ClosedAsync()).Code, (await Page.ClosedAsync()).WasClean));
        Assert.Equal([Good, .. before], Heard);
        Assert.Equal(["open", "message", .. before.Select(_ => "message"), "error", "close"], Page.Told);
    }

    /// <summary>The peer answers the handshake with this: the socket opens and carries a message each way.</summary>
    public async Task OpensAsync(Func<RfcTalk, string> answer, IReadOnlyList<string>? offered, string? chosen)
    {
        await DialAsync(new() { Url = "", Protocols = offered });
        await Peer.WriteAsync(answer(this));
        Assert.Equal(chosen ?? "", (await Page.OpenedAsync()).Protocol ?? "");
        await EndsWellAsync();
    }

    /// <summary>The peer answers the handshake with this: one error, and the end of the connection.</summary>
    public async Task NeverOpensAsync(Func<RfcTalk, string> answer, IReadOnlyList<string>? offered, FailureKind kind)
    {
        await DialAsync(new() { Url = "", Protocols = offered });
        try
        {
            await Peer.WriteAsync(answer(this));
        }
        catch (IOException)
        {
            // Who has read enough need not read the rest.
        }
        if (kind == FailureKind.ConnectFailed) Peer.Fin();
        Assert.Equal(kind, (await Page.FailedAsync()).Failure.Kind);
        Assert.Equal(0, await Peer.ReadToEndAsync());
        Assert.Equal("error", Page.Told[0]);
        Assert.DoesNotContain("open", Page.Told);
        Assert.Empty(Heard);
    }

    /// <summary>A message goes each way, and the peer closes.</summary>
    public async Task EndsWellAsync()
    {
        await Peer.WriteAsync(FaultFrame.OfText(Good.Text));
        await SendAsync("hello");
        Assert.Equal("hello", (await Peer.ReadFrameAsync()).AsText);
        await PeerClosesAsync();
        Assert.Equal([Good], Heard);
        Assert.Equal(["open", "message", "close"], Page.Told);
    }

    /// <summary>The peer closes with 1000, and is answered.</summary>
    public async Task PeerClosesAsync()
    {
        await Peer.WriteAsync(FaultFrame.OfClose(1000));
        await ClosesAsync(1000);
        Assert.Equal(1000, (await Page.ClosedAsync()).Code);
    }

    /// <summary>
    /// The next frame of the client is a close with this code, and the last thing it writes. After a closing handshake it is the
    /// server that ends TCP (section 7.1.1); a client that fails the connection ends it itself.
    /// </summary>
    public async Task ClosesAsync(int code, bool fails = false)
    {
        var close = await Peer.ReadFrameAsync();
        Assert.Equal((FaultFrame.Fin | FaultFrame.Close, true, code), (close.First, close.Masked, close.CloseCode));
        if (!fails) Peer.Fin();
        Assert.Equal(0, await Peer.ReadToEndAsync());
    }

    /// <summary>What is broken of the rules that hold for all calls and sockets.</summary>
    public IEnumerable<string> Verdicts() =>
        [.. _calls.Select(call => LedgerRules.OfCall(call.Told)).OfType<string>(), .. new[] { LedgerRules.OfSocket(Page.Told) }.OfType<string>()];

    private async Task PushAsync(byte[] first, byte[] second, bool tolerant = false)
    {
        try
        {
            // Small ones in one segment: nothing may hang on where a segment ends.
            if (first.Length + second.Length < 1 << 16) await Peer.WriteAsync([.. first, .. second]);
            else
            {
                await Peer.WriteAsync(first);
                await Peer.WriteAsync(second);
            }
        }
        catch (IOException) when (tolerant)
        {
            // The client has left, which is what it should.
        }
    }
}
