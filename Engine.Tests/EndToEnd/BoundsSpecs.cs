using MiniActors.Api;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.EndToEnd;

/// <summary>Law 4, from the wire to the callback: everything is bounded, nothing is dropped in silence.</summary>
public sealed class BoundsSpecs(LabEngine lab) : IClassFixture<LabEngine>
{
    private const int Messages = 20_000;
    private const int Size = 4096;

    private static async Task<(MiniProgram App, FaultConnection Server)> ConnectAsync(LabEngine lab, FaultServer server, Action<MiniProgram> listen)
    {
        var app = await lab.Engine.OpenAsync(new MiniProgramOptions { Platform = "wechat", UrlCheck = false, PrivateAddresses = true });
        var opened = new TaskCompletionSource();
        app.OnSocketOpen(_ => opened.SetResult());
        listen(app);
        app.ConnectSocket(new() { Url = server.WebSocketUrl.ToString() });
        var connection = await server.AcceptSocketAsync();
        await opened.Task.WaitAsync(LabEngine.Limit);
        return (app, connection);
    }

    [Fact]
    [Trait("Fault", "18")]
    public async Task A_slow_callback_stops_the_server_and_then_hears_every_message_in_order()
    {
        await using var server = new FaultServer();
        using var gate = new SemaphoreSlim(0);
        var heard = 0;
        var inOrder = true;
        var all = new TaskCompletionSource();
        var (app, connection) = await ConnectAsync(lab, server, program => program.OnSocketMessage(message =>
        {
            if (heard == 0) Assert.True(gate.Wait(LabEngine.Limit));
            inOrder &= message.Frame.Text.StartsWith($"{heard} ", StringComparison.Ordinal);
            if (++heard == Messages) all.SetResult();
        }));

        var pushed = 0;
        var stalled = new TaskCompletionSource();
        var pushing = Task.Run(async () =>
        {
            for (var index = 0; index < Messages; index++)
            {
                var push = connection.PushAsync(FaultFrame.OfText($"{index} ".PadRight(Size, '.')).ToBytes());
                if (!push.IsCompleted) stalled.TrySetResult();
                await push;
                Interlocked.Increment(ref pushed);
            }
        });
        await stalled.Task.WaitAsync(LabEngine.Limit);
        Assert.InRange(Volatile.Read(ref pushed), 1, Messages / 2);
        gate.Release();

        await pushing.WaitAsync(LabEngine.Limit);
        await all.Task.WaitAsync(LabEngine.Limit);
        Assert.True(inOrder);
        await app.DisposeAsync();
    }

    [Fact]
    [Trait("Fault", "19")]
    public async Task A_peer_that_does_not_read_makes_sends_fail_and_every_send_is_answered_once()
    {
        await using var server = new FaultServer();
        var (app, connection) = await ConnectAsync(lab, server, _ => { });
        connection.Narrow();
        var answers = new Journal();
        var text = new string('x', 64 << 10);
        const int sends = 2_000;

        for (var index = 0; index < sends; index++)
            app.SendSocketMessage(new()
            {
                Data = text,
                Success = _ => answers.Write("sent"),
                Fail = failure => answers.Write(failure.Kind.ToString()),
            });

        Assert.Equal("BufferFull", await FirstFailureAsync(answers));
        await app.DisposeAsync().AsTask().WaitAsync(LabEngine.Limit);
        var rest = answers.Rest();
        Assert.All(rest, answer => Assert.Contains(answer, new[] { "sent", "BufferFull", "SendFailed" }));
        Assert.Equal(sends, rest.Count + _read);
    }

    private int _read;

    private async Task<string> FirstFailureAsync(Journal answers)
    {
        while (true)
        {
            var answer = await answers.NextAsync();
            _read++;
            if (answer != "sent") return answer;
        }
    }

    [Fact]
    [Trait("Fault", "25")]
    public async Task Each_of_a_thousand_sends_before_a_close_is_answered_and_the_peer_has_as_many_as_succeeded()
    {
        await using var server = new FaultServer();
        var (app, connection) = await ConnectAsync(lab, server, _ => { });
        var answers = new Journal();
        const int sends = 1_000;

        for (var index = 0; index < sends; index++)
            app.SendSocketMessage(new() { Data = $"{index}", Success = _ => answers.Write("sent"), Fail = failure => answers.Write(failure.Kind.ToString()) });
        app.CloseSocket();

        var received = 0;
        for (var frame = await connection.ReadFrameAsync(); frame.Opcode != FaultFrame.Close; frame = await connection.ReadFrameAsync())
        {
            Assert.Equal($"{received}", frame.AsText);
            received++;
        }
        await connection.WriteAsync(FaultFrame.OfClose(1000));
        var told = await answers.NextAsync(sends);
        Assert.Equal(received, told.Count(answer => answer == "sent"));
        await app.DisposeAsync();
    }

    [Fact]
    [Trait("Fault", "15")]
    public async Task A_message_over_the_limit_is_answered_with_1009_and_told_as_an_error_and_a_close()
    {
        await using var server = new FaultServer();
        var told = new Journal();
        var (app, connection) = await ConnectAsync(lab, server, program =>
        {
            program.OnSocketError(error => told.Write($"error {error.Failure.Kind}"));
            program.OnSocketClose(close => told.Write($"close {close.Code}"));
        });

        // Refused at its head: what follows may find nobody who reads it.
        var pushing = connection.PushAsync(FaultFrame.OfBytes(new byte[(4 << 20) + 1]).ToBytes()).AsTask();

        var close = await connection.ReadFrameAsync();
        Assert.Equal((FaultFrame.Close, 1009), (close.Opcode, close.CloseCode));
        Assert.Equal(["error TooLarge", "close 1006"], await told.NextAsync(2));
        await Record.ExceptionAsync(() => pushing);
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_hundred_programs_opened_and_closed_leave_none_behind()
    {
        for (var index = 0; index < 100; index++)
        {
            await using var app = await lab.OpenAsync("wechat");
            await app.ConnectSocketAsync(new() { Url = "wss://lab.example/ws/echo" });
        }

        Assert.Equal(0, await lab.Engine.CountAsync());
    }
}
