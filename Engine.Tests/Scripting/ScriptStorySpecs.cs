using MiniActors.Model;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Scripting;

/// <summary>One script that uses everything, from its first line to its end.</summary>
public sealed class ScriptStorySpecs : ScriptSpecs
{
    [Fact]
    public async Task A_script_connects_sends_asks_waits_and_ends()
    {
        Run("wechat", """
            React.api.onSocketOpen(function (res) { console.log('open', res.header.Server, res.socketTaskId); task.send({ data: 'hi', success: function (res) { console.log(res.errMsg); } }); });
            React.api.onSocketMessage(function (res) { console.log('message', res.data); React.api.closeSocket({ code: 1000 }); });
            React.api.onSocketClose(function (res) { console.log('close', res.code, res.reason); setTimeout(function (a, b) { console.log(a, b); }, 50, 'late', 2); });
            var task;
            React.api.connectSocket({ url: 'wss://echo.example.com', getRawResult: function (raw) { task = raw; } })
              .then(function (value) { console.log('resolved', value === task); });
            React.api.request({ url: 'https://api.example.com', data: { a: [1, null, 'x'] } })
              .then(function (res) { console.log(res.statusCode, res.data.list[1], res.header.Server); });
            console.log('loaded');
            """);

        var socket = await OpenSocketAsync();
        var request = await CommandAsync<Request>();
        Assert.Equal(Argument.Object(("a", Argument.Array(Argument.Of(1), Argument.Null, Argument.Of("x")))), request.Options["data"]);
        Assert.Equal(2, request.Options.Members.Count);
        Tell(new Succeeded(request.Call, new CallResult.Response(new HttpAnswer(200, Headers.Of(("Server", "lab")), [],
            Argument.Object(("list", Argument.Array(Argument.Of(1), Argument.Of(true))))))));
        await SaysAsync("loaded", "resolved true", "open lab 1", "200 true lab");

        var send = await CommandAsync<SendSocketMessages>();
        Assert.Equal((socket, Argument.Of("hi")), (send.Socket, send.Messages[0].Data));
        Tell(new SendsSucceeded([send.Messages[0].Call]));
        Receive(socket, global: true, Frame.OfText("hello"));
        Succeed((await CommandAsync<CloseSocket>()).Call);
        Tell(new SocketClosed(socket, true, new CloseReason(1000, "bye"), true));
        await SaysAsync("sendSocketMessage:ok", "message hello", "close 1000 bye");

        await SettledAsync(Script);
        Advance(TimeSpan.FromMilliseconds(50));
        await SaysAsync("late 2");
        Assert.Equal(new MiniActors.Scripting.ScriptEnd(MiniActors.Scripting.ScriptEnding.Ended, null, 0), await EndAsync());
    }
}
