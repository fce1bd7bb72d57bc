using MiniActors.Model;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Scripting.Polyfills;

/// <summary>What no healthy server brings about: the spec plays the engine.</summary>
public sealed class WebSocketFailureSpecs : PolyfillSpecs
{
    private const string Sender = """
        var socket = new WebSocket('wss://a.example.com');
        socket.onopen = function () { socket.send('one'); socket.send('two') };
        socket.onerror = function () { console.log('error', socket.readyState) };
        socket.onclose = function (event) { console.log('close', event.code, event.reason, event.wasClean) };
        """;

    [Theory]
    [InlineData("wechat", 1000, "error 3,close 1006  false")]
    [InlineData("baidu", 1000, "error 3,close 1006  false")]
    [InlineData("alipay", 1000, "error 3,close 1006  false")]
    [InlineData("wechat", 4001, "close 4001 why true")]
    public async Task A_message_that_finds_no_room_ends_the_socket_because_a_gap_in_silence_would_be_worse(string platform, int code, string lines)
    {
        RunWeb(Sender, platform);
        var socket = await OpenSocketAsync(global: platform != "alipay");
        var sends = await CommandAsync<SendSocketMessages>();
        Tell(new SendsSucceeded([sends.Messages[0].Call]));
        Fail(platform, "sendSocketMessage", sends.Messages[1].Call, FailureKind.BufferFull);
        Assert.Equal(socket, (await CommandAsync<CloseSocket>()).Socket);
        Tell(new SocketClosed(socket, true, code == 1000 ? CloseReason.Normal : new CloseReason(code, "why"), true));

        await SaysAsync(lines.Split(','));
    }

    [Fact]
    public async Task What_waits_to_be_sent_counts_until_it_is_answered()
    {
        RunWeb("var socket = new WebSocket('wss://a.example.com'); socket.onopen = function () { socket.send('é') }; socket.onmessage = function () { console.log(socket.bufferedAmount) }");
        var socket = await OpenSocketAsync();
        var sends = await CommandAsync<SendSocketMessages>();
        Receive(socket, global: true, Frame.OfText("before"));
        Tell(new SendsSucceeded([sends.Messages[0].Call]));
        Receive(socket, global: true, Frame.OfText("after"));

        await SaysAsync("2", "0");
    }

    [Fact]
    public async Task An_error_of_an_open_socket_is_told_with_its_close()
    {
        RunWeb(Sender.Replace("socket.send('one'); socket.send('two')", "", StringComparison.Ordinal));
        var socket = await OpenSocketAsync();
        Tell(new SocketErred(socket, true, Support.Profiles.Of("wechat").Errors.Say("onSocketError", FailureKind.Protocol)));
        Tell(new SocketClosed(socket, true, new CloseReason(1006, "interrupted"), false));

        await SaysAsync("error 3", "close 1006 interrupted false");
    }
}
