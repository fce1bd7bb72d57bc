using MiniActors.Api;
using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Api;

/// <summary>Sockets through the C# surface.</summary>
public sealed class SocketSurfaceSpecs : MiniProgramSpecs
{
    [Fact]
    public async Task Connecting_tells_success_then_complete_then_open_then_messages_then_close()
    {
        var app = await OpenAsync("alipay");
        app.OnSocketOpen(Journal.Say<SocketOpenEvent>(open => $"open {open.SocketTaskId}"));
        app.OnSocketMessage(Journal.Say<SocketMessageEvent>(message => $"message {message.Data}"));
        app.OnSocketClose(Journal.Say<SocketCloseEvent>(close => $"close {close.Code} {close.Reason}"));

        var task = app.ConnectSocket(new()
        {
            Url = "wss://echo.example/",
            Success = result => Journal.Write($"success {result.SocketTaskId}"),
            Fail = failure => Journal.Write($"fail {failure.Message}"),
            Complete = outcome => Journal.Write($"complete {outcome.Succeeded}"),
        });
        var link = await DialledAsync();
        link.Open();
        link.Receive("a", "b");
        link.CloseByPeer(new CloseReason(4000, "enough"));

        Assert.Null(task);
        Assert.Equal(["success 1", "complete True", "open 1", "message a", "message b", "close 4000 enough"], await Journal.NextAsync(6));
    }

    [Fact]
    public async Task A_task_hears_its_own_socket_before_the_global_listeners_do()
    {
        var app = await OpenAsync("wechat");
        app.OnSocketMessage(Journal.Say<SocketMessageEvent>(message => $"global {message.SocketTaskId} {message.Data}"));
        var raw = default(SocketTask);
        var task = app.ConnectSocket(new() { Url = "wss://echo.example/", GetRawResult = given => raw = given })!;
        task.OnMessage(Journal.Say<SocketMessageEvent>(message => $"task {message.Data}"));
        var link = await DialledAsync();
        link.Open();

        link.Receive("x");

        Assert.Same(task, raw);
        Assert.Equal(["task x", "global 1 x"], await Journal.NextAsync(2));
    }

    [Fact]
    public async Task Alipay_hands_binary_over_as_base64_and_takes_it_so()
    {
        var app = await OpenAsync("alipay");
        app.OnSocketMessage(Journal.Say<SocketMessageEvent>(message => $"{message.IsBuffer} {message.Data}"));
        app.ConnectSocket(new() { Url = "wss://echo.example/" });
        var link = await DialledAsync();
        link.Open();

        link.Receive(Frame.OfBytes([1, 2, 3]), Frame.OfText("plain"));
        Assert.Equal(["True AQID", "False plain"], await Journal.NextAsync(2));

        app.SendSocketMessage(new() { Data = "AQID", IsBuffer = true });
        await ExpectMsgAsync<WireAsked.Credit>();
        Assert.Equal([1, 2, 3], (await ExpectMsgAsync<WireAsked.Send>()).Frames[0].Bytes);
    }

    [Fact]
    public async Task WeChat_hands_binary_over_as_it_is()
    {
        var app = await OpenAsync("wechat");
        app.OnSocketMessage(Journal.Say<SocketMessageEvent>(message => $"{message.IsBuffer} {((byte[])message.Data).Length}"));
        app.ConnectSocket(new() { Url = "wss://echo.example/" });
        var link = await DialledAsync();
        link.Open();

        link.Receive(Frame.OfBytes([1, 2, 3]));

        Assert.Equal("False 3", await Journal.NextAsync());
    }

    [Fact]
    [Trait("Fault", "28")]
    public async Task The_sends_of_one_burst_of_callbacks_travel_as_one()
    {
        var app = await OpenAsync("wechat");
        app.OnSocketMessage(message => app.SendSocketMessage(new()
        {
            Data = $"echo {message.Data}",
            Success = _ => Journal.Write($"sent {message.Data}"),
        }));
        app.ConnectSocket(new() { Url = "wss://echo.example/" });
        var link = await DialledAsync();
        link.WritesAtOnce = true;
        link.Open();

        link.Receive("1", "2", "3");

        var sent = await FishForMessageAsync<WireAsked.Send>(_ => true);
        Assert.Equal(["echo 1", "echo 2", "echo 3"], sent.Frames.Select(frame => frame.Text));
        Assert.Equal(["sent 1", "sent 2", "sent 3"], await Journal.NextAsync(3));
    }

    [Fact]
    [Trait("Fault", "28")]
    public async Task A_callback_that_throws_harms_nothing()
    {
        var app = await OpenAsync("wechat");
        app.OnSocketMessage(message =>
        {
            Journal.Write($"heard {message.Data}");
            throw new InvalidOperationException("mine");
        });
        app.ConnectSocket(new()
        {
            Url = "wss://echo.example/",
            Success = _ => throw new InvalidOperationException("mine too"),
            Complete = _ => Journal.Write("complete"),
        });
        var link = await DialledAsync();
        link.Open();

        link.Receive("1", "2");

        Assert.Equal(["complete", "heard 1", "heard 2"], await Journal.NextAsync(3));
    }

    [Fact]
    public async Task Mini_programs_do_not_hear_each_other()
    {
        var one = await OpenAsync("wechat");
        var two = await OpenAsync("wechat");
        one.OnSocketMessage(_ => Journal.Write("one"));
        two.OnSocketMessage(_ => Journal.Write("two"));
        one.ConnectSocket(new() { Url = "wss://echo.example/" });
        var link = await DialledAsync();
        two.ConnectSocket(new() { Url = "wss://echo.example/" });
        await DialledAsync();
        link.Open();

        link.Receive("for one");

        Assert.Equal("one", await Journal.NextAsync());
        await Assert.ThrowsAsync<MiniProgramException>(() => two.SendSocketMessageAsync(new() { Data = "x" }).WaitAsync(Limit));
        Assert.Empty(Journal.Rest());
    }

    [Fact]
    [Trait("Fault", "28")]
    public async Task A_callback_that_blocks_delays_only_its_own_mini_program()
    {
        var blocked = await OpenAsync("wechat");
        var free = await OpenAsync("wechat");
        using var gate = new SemaphoreSlim(0);
        blocked.OnSocketMessage(_ =>
        {
            Journal.Write("blocked");
            Assert.True(gate.Wait(Limit));
        });
        free.OnSocketMessage(_ => Journal.Write("free"));
        blocked.ConnectSocket(new() { Url = "wss://echo.example/" });
        var blockedLink = await DialledAsync();
        free.ConnectSocket(new() { Url = "wss://echo.example/" });
        var freeLink = await DialledAsync();
        blockedLink.Open();
        freeLink.Open();

        blockedLink.Receive("x");
        Assert.Equal("blocked", await Journal.NextAsync());
        freeLink.Receive("y");

        Assert.Equal("free", await Journal.NextAsync());
        gate.Release();
    }

    [Fact]
    public async Task What_one_callback_sends_to_several_sockets_reaches_each_its_own_and_a_close_comes_behind_it()
    {
        var app = await OpenAsync("wechat");
        var one = app.ConnectSocket(new() { Url = "wss://echo.example/1" })!;
        var first = await DialledAsync();
        var two = app.ConnectSocket(new() { Url = "wss://echo.example/2" })!;
        var second = await DialledAsync();
        (first.WritesAtOnce, second.WritesAtOnce) = (true, true);
        two.OnMessage(_ =>
        {
            one.Send(new() { Data = "a" });
            two.Send(new() { Data = "b" });
            one.Send(new() { Data = "c", Success = _ => Journal.Write("sent c") });
            one.Close();
        });
        first.Open();
        second.Open();

        second.Receive("go");

        var asked = new List<WireAsked>();
        while (asked.OfType<WireAsked.Send>().Count() < 3 || !asked.OfType<WireAsked.Close>().Any()) asked.Add(await ExpectMsgAsync<WireAsked>());
        Assert.Equal(["a", "c"], asked.OfType<WireAsked.Send>().Where(sent => sent.Link == first).SelectMany(sent => sent.Frames).Select(frame => frame.Text));
        Assert.Equal(["b"], asked.OfType<WireAsked.Send>().Where(sent => sent.Link == second).SelectMany(sent => sent.Frames).Select(frame => frame.Text));
        Assert.Equal("sent c", await Journal.NextAsync());
    }
}
