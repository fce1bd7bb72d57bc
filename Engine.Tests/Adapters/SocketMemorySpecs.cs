using MiniActors.Adapters;
using MiniActors.Testing;
using MiniActors.Tests.Support;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

/// <summary>What a message may cost, whatever the wire.</summary>
public abstract class SocketMemorySpecs : SocketWireRig
{
    [Theory]
    [InlineData("announced whole")]
    [InlineData("in fragments")]
    [Trait("Fault", "15")]
    public async Task An_endless_message_costs_no_more_than_four_times_the_limit(string how)
    {
        var limits = new SocketLimits { MessageBytes = 4 << 20 };
        var (_, ledger, peer) = await OpenAsync(limits);
        var piece = how == "in fragments" ? new FaultFrame(FaultFrame.Continuation, new byte[64 << 10]).ToBytes() : new byte[64 << 10];
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var pushing = Task.Run(async () =>
        {
            try
            {
                var head = how == "in fragments" ? new FaultFrame(FaultFrame.Binary, []) : FaultFrame.OfBytes([]) with { Announced = 1 << 30 };
                await peer.PushAsync(head.ToBytes());
                for (var sent = 0; sent < 1 << 30; sent += piece.Length) await peer.PushAsync(piece);
            }
            catch (IOException)
            {
                // The client left.
            }
        });
        Assert.Equal(WireFault.TooLarge, (await ledger.FailedAsync()).Fault);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 4 * limits.MessageBytes);
        await pushing.WaitAsync(Patience.Long);
    }
}

[Collection(AloneCollection.Name)]
public sealed class NativeMemorySpecs : SocketMemorySpecs
{
    protected override ISocketWire WireOver(Transport transport) => new NativeWire(transport);
}

[Collection(AloneCollection.Name)]
public sealed class WebsocketClientMemorySpecs : SocketMemorySpecs
{
    protected override ISocketWire WireOver(Transport transport) => new WebsocketClientWire(transport);
}
