using Akka.Actor;
using MiniActors.Model;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Sessions;

/// <summary>The head of a response is told once: with the answer, where all of it came at once, and else before.</summary>
public sealed class HeadSpecs : FileSpecs
{
    [Theory]
    [InlineData("wechat", 200)]
    [InlineData("wechat", 500)]
    [InlineData("alipay", 500)] // a failure there
    public async Task The_head_of_a_request_whose_response_came_at_once_comes_with_its_answer(string platform, int status)
    {
        Open(platform);
        Ask();

        (await CarriedAsync()).Answer(status, "{}", ("X-One", "1"), ("x-one", "2"), ("Set-Cookie", "a=b"));

        var head = (await Callbacks.ExpectMsgAsync<IAnswer>()).Head;
        Assert.Equal((status, "1, 2", "a=b"), (head?.StatusCode, head?.Headers.Find("x-one"), string.Join("; ", head?.Cookies ?? [])));
        await NothingMoreAsync();
    }

    [Fact]
    public async Task A_head_that_was_told_before_does_not_come_with_the_answer_as_well()
    {
        Open("wechat");
        Ask();
        var exchange = await CarriedAsync();

        exchange.Head(200);
        exchange.Answer(200, "{}");

        Assert.Equal(200, (await Callbacks.ExpectMsgAsync<TransferHead>()).Head.StatusCode);
        Assert.Null((await Callbacks.ExpectMsgAsync<Succeeded>()).Head);
    }

    [Fact]
    public async Task The_head_of_a_redirect_is_nobodys()
    {
        Open("wechat");
        Ask();

        (await CarriedAsync()).Answer(302, "", ("Location", "/there"), ("X-One", "1"));
        (await CarriedAsync()).Answer(200, "{}", ("X-One", "2"));

        Assert.Equal("2", (await Callbacks.ExpectMsgAsync<Succeeded>()).Head?.Headers.Find("x-one"));
        await NothingMoreAsync();
    }

    [Fact]
    public async Task Where_the_answer_waits_for_the_disk_the_head_does_not()
    {
        Open("wechat");
        var call = Upload(await DownloadedAsync([1]));
        var exchange = await CarriedAsync();
        exchange.TakeUpload();

        exchange.Answer(201, "thanks");

        Assert.Equal(201, (await Callbacks.ExpectMsgAsync<TransferHead>()).Head.StatusCode);
        Assert.Null(((IAnswer)await Callbacks.FishForMessageAsync<IEvent>(told => told is IAnswer answer && answer.Call == call)).Head);
    }

    [Fact]
    public async Task A_mini_program_that_closes_fails_its_requests_in_the_order_of_the_calls()
    {
        Open("wechat");
        var calls = Enumerable.Range(0, 12).Select(_ => Ask()).ToArray(); // ten are carried, two wait
        for (var lane = 0; lane < 10; lane++) await CarriedAsync();

        Session.Tell(new CloseProgram());

        foreach (var call in calls) Assert.Equal(FailureKind.SessionClosed, (await FailsAsync(call)).Kind);
    }
}
