using MiniActors.Model;

namespace MiniActors.Tests.Adapters;

/// <summary>What every socket wire must do, against real connections on loopback.</summary>
public abstract partial class SocketWireSpecs : SocketWireRig
{
    [Theory]
    [InlineData("ws")]
    [InlineData("wss")]
    public async Task It_opens_echoes_and_closes(string scheme)
    {
        var server = await EchoAsync();
        var (link, ledger) = Dial(scheme == "ws" ? server.Ws : server.Wss);
        Assert.Null((await ledger.OpenedAsync()).Protocol);

        link.Send([Frame.OfText("héllo"), Frame.OfBytes([1, 2, 3]), Frame.OfText("")]);
        await ledger.UntilAsync(all => all.Frames.Count == 3 && all.Sent == 3);
        Assert.Equal([Frame.OfText("héllo"), Frame.OfBytes([1, 2, 3]), Frame.OfText("")], ledger.Frames);

        link.Close(new CloseReason(4001, "bye"));
        Assert.Equal(new CloseReason(4001, "bye"), (await ledger.ClosedAsync(given: 3)).Reason);
    }
}
