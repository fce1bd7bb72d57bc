using MiniActors.Model;
using MiniActors.Platforms;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Scripting;

/// <summary>Sockets as scripts see them.</summary>
public sealed class ScriptSocketSpecs : ScriptSpecs
{
    [Theory]
    [InlineData("wechat", "wx", "b")]
    [InlineData("baidu", "swan", "b")]
    [InlineData("alipay", "my", "a b")]
    public async Task Registering_again_replaces_or_adds_as_the_platform_has_it(string platform, string native, string heard)
    {
        Run(platform, $$"""
            var heard = [];
            {{native}}.onSocketMessage(function () { heard.push('a') });
            React.api.onSocketMessage(function () { heard.push('b') });
            {{native}}.onSocketMessage('nonsense');
            {{native}}.onSocketClose(function () { console.log(heard.join(' ')) });
            {{native}}.connectSocket({ url: 'wss://a.example.com' });
            """);
        var socket = await OpenSocketAsync();
        Receive(socket, true, Frame.OfText("x"));
        Tell(new SocketClosed(socket, true, CloseReason.Normal, true));
        await SaysAsync(heard);
        await EndAsync();
    }

    [Fact]
    public async Task Listeners_can_be_taken_off_one_by_one_or_all()
    {
        Run("alipay", """
            function a() { console.log('a') } function b() { console.log('b') } function c() { console.log('c') }
            my.onSocketOpen(a); my.onSocketOpen(b); my.onSocketOpen(a); my.offSocketOpen(a);
            my.onSocketMessage(a); my.onSocketMessage(b); my.offSocketMessage(); my.onSocketMessage(c);
            my.connectSocket({ url: 'wss://a.example.com' });
            """);
        Receive(await OpenSocketAsync(), true, Frame.OfText("x"));
        await SaysAsync("b", "a", "c");
    }

    [Fact]
    public async Task The_task_hears_first_and_the_global_listeners_only_what_is_theirs()
    {
        Run("wechat", """
            wx.onSocketMessage(function (res) { console.log('global', res.data) });
            var task = wx.connectSocket({ url: 'wss://a.example.com' });
            task.onMessage(function (res) { console.log('task', res.data) });
            task.onMessage(function (res) { console.log('second', res.data) });
            """);
        var socket = await OpenSocketAsync();
        Receive(socket, global: true, Frame.OfText("1"), Frame.OfText("2"));
        Receive(socket, global: false, Frame.OfText("3"));
        await SaysAsync("task 1", "second 1", "global 1", "task 2", "second 2", "global 2", "task 3", "second 3");
    }

    [Fact]
    public async Task Credit_is_told_when_the_callbacks_have_run_and_their_sends_are_on_the_way()
    {
        Run("wechat", "wx.onSocketMessage(function (res) { wx.sendSocketMessage({ data: res.data }); if (res.data === 'b') throw 1 }); wx.connectSocket({ url: 'wss://a.example.com' })");
        var socket = await OpenSocketAsync();
        Receive(socket, true, Frame.OfText("a"), Frame.OfText("b"), Frame.OfText("c"));
        Assert.Equal(new Credit(3, 3), await Reader.ExpectMsgAsync<Credit>());
        Assert.Equal(["a", "b", "c"], (await CommandAsync<SendSocketMessages>()).Messages.Select(message => message.Data.AsString));
        Assert.StartsWith("Exception: Uncaught 1", await Witness.Faults.NextAsync());
    }

    [Fact]
    public async Task Promise_jobs_run_between_the_messages_of_a_burst()
    {
        Run("wechat", "wx.onSocketMessage(function (res) { console.log(res.data); Promise.resolve().then(function () { console.log('job ' + res.data) }) }); wx.connectSocket({ url: 'wss://a.example.com' })");
        Receive(await OpenSocketAsync(), true, Frame.OfText("a"), Frame.OfText("b"));
        await SaysAsync("a", "job a", "b", "job b");
    }

    [Theory]
    [InlineData("wechat", BinaryForm.ArrayBuffer, "{ data: 'text', socketTaskId: 1 }", "{ data: ArrayBuffer { byteLength: 3 }, socketTaskId: 1 } true")]
    [InlineData("baidu", BinaryForm.ArrayBuffer, "{ data: 'text', socketTaskId: 1 }", "{ data: ArrayBuffer { byteLength: 3 }, socketTaskId: 1 } true")]
    [InlineData("alipay", BinaryForm.Base64, "{ data: 'text', isBuffer: false, socketTaskId: 1, socketTaskID: 1 }", "{ data: 'AQL/', isBuffer: true, socketTaskId: 1, socketTaskID: 1 } false")]
    public async Task A_binary_message_has_the_platforms_form(string platform, BinaryForm form, string text, string binary)
    {
        Run(platform, """
            React.api.onSocketMessage(function (res) { if (res.data === 'text') console.log(res); else console.log(res, res.data instanceof ArrayBuffer) });
            React.api.connectSocket({ url: 'wss://a.example.com' });
            """, with: profile => profile with { Sockets = profile.Sockets with { BinaryMessages = form } });
        Receive(await OpenSocketAsync(), true, Frame.OfText("text"), Frame.OfBytes([1, 2, 255]));
        await SaysAsync(text, binary);
    }

    [Theory]
    [InlineData("new Uint8Array([1, 2, 255]).buffer")]
    [InlineData("new Uint8Array([0, 1, 2, 255, 0]).subarray(1, 4)")]
    [InlineData("new DataView(new Uint8Array([0, 1, 2, 255]).buffer, 1)")]
    public async Task Bytes_are_sent_as_a_copy(string data)
    {
        Run("wechat", $"var data = {data}; wx.sendSocketMessage({{ data: data }}); new Uint8Array(data.buffer || data).fill(0)");
        Assert.Equal(new byte[] { 1, 2, 255 }, (await CommandAsync<SendSocketMessages>()).Messages[0].Data.AsBytes);
    }

    [Fact]
    public async Task IsBuffer_travels_with_base64_text()
    {
        Run("alipay", "React.api.sendSocketMessage({ data: 'AQI=', isBuffer: true })");
        var message = (await CommandAsync<SendSocketMessages>()).Messages[0];
        Assert.Equal((Argument.Of("AQI="), Argument.Of(true)), (message.Data, message.IsBuffer));
    }

    [Fact]
    public async Task A_received_buffer_is_the_scripts_own()
    {
        byte[] bytes = [1, 2];
        Run("wechat", "wx.onSocketMessage(function (res) { new Uint8Array(res.data)[0] = 9; console.log(new Uint8Array(res.data)[0]) }); wx.connectSocket({ url: 'wss://a.example.com' })");
        Receive(await OpenSocketAsync(), true, Frame.OfBytes(bytes));
        await SaysAsync("9");
        Assert.Equal([1, 2], bytes);
    }

    [Theory]
    [InlineData("wechat", "{ header: { Server: 'lab' }, socketTaskId: 1 }", "{ errMsg: 'exception onOpen fail code:9, msg:Timer Expired', socketTaskId: 1 }", "{ code: 1006, reason: '', socketTaskId: 1 }")]
    [InlineData("alipay", "{ socketTaskId: 1, socketTaskID: 1 }", "{ error: 6, errorMessage: 'Timed out connecting to server.', socketTaskId: 1, socketTaskID: 1 }", "{ code: 1006, reason: '', socketTaskId: 1, socketTaskID: 1 }")]
    [InlineData("baidu", "{ header: { Server: 'lab' }, socketTaskId: 1 }", "{ errCode: 0, errMsg: 'error happen', socketTaskId: 1 }", "{ code: 1006, reason: '', socketTaskId: 1 }")]
    public async Task Events_have_the_platforms_names(string platform, string open, string error, string close)
    {
        Run(platform, """
            ['Open', 'Error', 'Close'].forEach(function (kind) { React.api['onSocket' + kind](function (res) { if (res.errno) delete res.errno; console.log(res) }) });
            React.api.connectSocket({ url: 'wss://a.example.com' });
            """);
        var socket = await OpenSocketAsync();
        Tell(new SocketErred(socket, true, Support.Profiles.Of(platform).Errors.Say("onSocketError", FailureKind.Timeout)));
        Tell(new SocketClosed(socket, true, CloseReason.Dropped, false));
        await SaysAsync(open, error, close);
    }

    [Fact]
    public async Task Alipays_own_tasks_find_events_in_data_and_have_off_functions()
    {
        Run("alipay", """
            var single = my.connectSocket({ url: 'wss://a.example.com' });
            var task = my.connectSocket({ url: 'wss://b.example.com', multiple: true });
            console.log(single, typeof task);
            function gone() { console.log('gone') }
            task.onMessage(gone); task.offMessage(gone);
            task.onMessage(function (res) { console.log(res.data.data, res.data.isBuffer, res.data.socketTaskID) });
            task.onClose(function (res) { console.log(res.code, res.data.code, res.data.socketTaskID) });
            """);
        await CommandAsync<ConnectSocket>();
        var socket = await OpenSocketAsync(global: false);
        Receive(socket, false, Frame.OfText("hi"));
        Tell(new SocketClosed(socket, false, new CloseReason(4000), true));
        await SaysAsync("undefined object", "hi false 2", "4000 4000 2");
    }

    [Fact]
    public async Task ReadyState_follows_what_is_told()
    {
        Run("wechat", """
            var task = wx.connectSocket({ url: 'wss://a.example.com' });
            console.log(task.readyState, task.CONNECTING, task.OPEN, task.CLOSING, task.CLOSED);
            task.binaryType = 'arraybuffer';
            task.onOpen(function () { console.log(task.readyState); task.close({ code: 3000, reason: 'r', success: function (res) { console.log(res.errMsg, task.readyState) } }) });
            task.onClose(function () { console.log(task.readyState, task.binaryType); task.send({ data: 'late', fail: function (e) { console.log(e.errMsg) } }) });
            """);
        var socket = await OpenSocketAsync();
        var close = await CommandAsync<CloseSocket>();
        Assert.Equal((socket, Argument.Of(3000), Argument.Of("r")), (close.Socket, close.Options["code"], close.Options["reason"]));
        Succeed(close.Call);
        Tell(new SocketClosed(socket, true, new CloseReason(3000), true));
        var send = await CommandAsync<SendSocketMessages>();
        Assert.Equal(socket, send.Socket);
        Fail("wechat", "sendSocketMessage", send.Messages[0].Call, FailureKind.NotOpen);
        await SaysAsync("0 0 1 2 3", "1", "closeSocket:ok 2", "3 arraybuffer", "sendSocketMessage:fail WebSocket is not connected");
        await EndAsync();
    }

    [Fact]
    public async Task A_socket_that_is_forgotten_is_closed_and_keeps_nothing_alive()
    {
        Run("wechat", "global.task = wx.connectSocket({ url: 'wss://a.example.com', fail: function () { setTimeout(function () { console.log(task.readyState) }, 0) } })");
        var connect = await CommandAsync<ConnectSocket>();
        Fail("wechat", "connectSocket", connect.Call, FailureKind.TooManySockets);
        Tell(new SocketForgotten(connect.Socket));
        await SaysAsync("3");
        await EndAsync();
    }

    [Fact]
    public async Task An_open_socket_keeps_the_program_alive()
    {
        Run("wechat", "wx.connectSocket({ url: 'wss://a.example.com' })");
        await OpenSocketAsync();
        await SettledAsync(Script);
        await Supervisor.ExpectNoMsgAsync(TimeSpan.Zero);
        Assert.False(Witness.End.IsCompleted);
    }

    [Fact]
    public async Task Sends_of_one_turn_travel_together_and_in_order_with_the_close()
    {
        Run("wechat", "wx.sendSocketMessage({ data: 'a' }); wx.sendSocketMessage({ data: 'b' }); wx.closeSocket(); wx.sendSocketMessage({ data: 'c' })");
        Assert.Equal(2, (await CommandAsync<SendSocketMessages>()).Messages.Count);
        await CommandAsync<CloseSocket>();
        Assert.Single((await CommandAsync<SendSocketMessages>()).Messages);
    }
}
