using Akka.Actor;
using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Tests.Api;

/// <summary>An ActorSystem that stops in the middle of the traffic of its mini programs.</summary>
[Trait("Fault", "47")]
public sealed class ShutdownAnswerSpecs : MiniProgramSpecs
{
    private const int Each = 5;

    [Fact]
    public async Task CoordinatedShutdown_closes_the_sockets_with_1001_and_answers_every_call()
    {
        var (ledger, links) = await TrafficAsync();

        var shutdown = CoordinatedShutdown.Get(Sys).Run(CoordinatedShutdown.ClrExitReason.Instance);
        for (var count = 0; count < Each; count++)
        {
            var close = await FishForMessageAsync<WireAsked.Close>(_ => true, Limit);
            Assert.Equal(CloseReason.GoingAway, close.Reason);
            close.Link.CloseByPeer(CloseReason.GoingAway);
        }
        await shutdown.WaitAsync(Limit);

        Assert.Equal(Each, links.Count);
        await JudgedAsync(ledger);
        Assert.All(ledger.Sockets, socket => Assert.Equal(["open", "close"], socket.Told));
    }

    [Fact]
    public async Task Terminate_without_it_answers_every_call_as_well()
    {
        var (ledger, _) = await TrafficAsync();

        await Sys.Terminate().WaitAsync(Limit);

        await JudgedAsync(ledger);
    }

    [Fact]
    public async Task A_call_that_comes_when_all_has_stopped_is_answered()
    {
        var app = await OpenAsync("baidu");
        await Sys.Terminate().WaitAsync(Limit);
        var ledger = new Ledger(app);

        (LedgerCall Call, string Api)[] late =
        [
            (ledger.Request(new() { Url = "https://api.example/" }), "request"),
            (ledger.ConnectSocket(new() { Url = "wss://echo.example/" }), "connectSocket"),
            (ledger.SendSocketMessage(new() { Data = "late" }), "sendSocketMessage"),
            (ledger.CloseSocket(), "closeSocket"),
            (ledger.DownloadFile(new() { Url = "https://api.example/" }), "downloadFile"),
            (ledger.UploadFile(new() { Url = "https://api.example/", FilePath = "a", Name = "a" }), "uploadFile"),
        ];
        foreach (var (call, api) in late)
        {
            var failure = await call.FailsAsync();
            Assert.Equal(FailureKind.SessionClosed, failure.Kind);
            Assert.StartsWith(api + ":fail ", failure.Message, StringComparison.Ordinal);
        }
        await ledger.EndAsync();
    }

    private async Task<(Ledger Ledger, List<FakeSocketLink> Links)> TrafficAsync()
    {
        var app = await OpenAsync("baidu");
        var ledger = new Ledger(app);
        var links = new List<FakeSocketLink>();
        for (var count = 0; count < Each; count++)
        {
            await ledger.ConnectSocket(new() { Url = "wss://echo.example/" }).SucceedsAsync();
            links.Add(await DialledAsync());
            links[^1].Open();
            await ledger.Socket(count + 1).OpenedAsync();
            ledger.SendSocketMessage(new() { Data = "never written" });
            await ExpectMsgAsync<WireAsked.Send>();
            ledger.Request(new() { Url = "https://api.example/" });
            await ExpectMsgAsync<FakeExchange>();
        }
        return (ledger, links);
    }

    private static async Task JudgedAsync(Ledger ledger)
    {
        Assert.Equal(3 * Each, ledger.Calls.Count);
        await ledger.EndAsync();
    }
}
