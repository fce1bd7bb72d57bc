using System.Net.WebSockets;

namespace MiniActors.Tests.Host.Lab;

public sealed class LabSocketEndSpecs(LabFixture fixture) : IClassFixture<LabFixture>
{
    private static readonly TimeSpan Soon = LabFixture.Soon;

    [Fact]
    public async Task Echo_answers_a_close_with_the_same_code_and_reason()
    {
        using var socket = await fixture.OpenAsync("/ws/echo");
        await socket.CloseAsync((WebSocketCloseStatus)3456, "bye", default).WaitAsync(Soon);

        Assert.Equal(WebSocketState.Closed, socket.State);
        Assert.Equal((3456, "bye"), ((int)socket.CloseStatus!, socket.CloseStatusDescription));
    }

    [Fact]
    public async Task A_client_that_leaves_without_a_word_leaves_the_lab_unharmed()
    {
        using (var socket = await fixture.OpenAsync("/ws/echo"))
        {
            await socket.SendTextAsync("last");
            socket.Abort();
        }

        using var next = await fixture.OpenAsync("/ws/echo");
        await next.SendTextAsync("first");
        Assert.Equal("first", await next.ReceiveTextAsync());
    }

    [Fact]
    public async Task A_message_over_the_limit_is_answered_with_1009()
    {
        using var socket = await fixture.OpenAsync("/ws/echo");
        await socket.SendAsync(new byte[256 * 1024 + 1], WebSocketMessageType.Binary, true, default).WaitAsync(Soon);

        Assert.Equal((1009, "at most 262144 bytes"), await socket.ReceiveCloseAsync());
    }

    [Theory]
    [InlineData("/ws/close", 0, 1000, "")]
    [InlineData("/ws/close?code=4001&reason=go%20away", 0, 4001, "go away")]
    [InlineData("/ws/close?code=1011&after=2", 2, 1011, "")]
    public async Task Close_closes_after_as_many_messages_as_asked(string path, int messages, int code, string reason)
    {
        using var socket = await fixture.OpenAsync(path);
        for (var sent = 0; sent < messages; sent++)
            await socket.SendTextAsync("again");

        Assert.Equal((code, reason), await socket.ReceiveCloseAsync());
    }

    [Fact]
    public async Task Push_hears_a_client_that_closes_in_the_middle()
    {
        using var socket = await fixture.OpenAsync("/ws/push?count=1000000&ms=60000");
        Assert.Equal("1...............", await socket.ReceiveTextAsync());
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "enough", default).WaitAsync(Soon);

        Assert.Equal("enough", socket.CloseStatusDescription);
    }

    [Fact]
    public async Task Drop_cuts_the_connection_after_the_first_message()
    {
        using var socket = await fixture.OpenAsync("/ws/drop");
        await socket.SendTextAsync("go");

        var failure = await Assert.ThrowsAsync<WebSocketException>(() => socket.ReceiveAsync());
        Assert.Equal(WebSocketError.ConnectionClosedPrematurely, failure.WebSocketErrorCode);
    }

    [Fact]
    public async Task Silent_answers_nothing_not_even_a_close()
    {
        using var socket = await fixture.OpenAsync("/ws/silent");
        await socket.SendTextAsync("hello?");
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default).WaitAsync(Soon);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => socket.ReceiveAsync(new ArraySegment<byte>(new byte[1]), patience.Token).WaitAsync(Soon));
    }
}
