using Akka.Actor;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Tests.Support;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Sessions;

/// <summary>How an upload ends, where a redirect leaves its body, and how long a transfer of a file may take.</summary>
public sealed class UploadSpecs : FileSpecs
{
    [Fact]
    public async Task An_upload_of_unknown_length_has_its_last_tick_with_the_answer()
    {
        Open("wechat");
        var call = Upload(await DownloadedAsync([1, 2, 3]));
        var exchange = await CarriedAsync();
        exchange.TakeUpload();

        exchange.Sent(3, null);
        exchange.Answer(200);

        await TicksAsync(0, 3);
        await Callbacks.ExpectMsgAsync<TransferHead>();
        await TicksAsync(100, 3);
        await ResultAsync<CallResult.Uploaded>(call);
        await NothingMoreAsync();

        async Task TicksAsync(int percent, long done) =>
            Assert.Equal((percent, done), (await Callbacks.ExpectMsgAsync<TransferProgressed>()) is { Progress: var told } ? (told.Percent, told.Done) : default);
    }

    [Fact]
    [Trait("Fault", "33")]
    public async Task An_upload_that_is_sent_elsewhere_by_303_leaves_its_file_behind()
    {
        Open("wechat");
        var call = Upload(await DownloadedAsync([1, 2, 3]));
        var first = await CarriedAsync();
        first.TakeUpload();
        first.Answer(303, "", ("Location", "/thanks"));

        var second = await CarriedAsync();

        Assert.Equal(("GET", null), (second.Exchange.Method, second.Exchange.Upload));
        second.Answer(200, "done");
        Assert.Equal("done", (await ResultAsync<CallResult.Uploaded>(call)).Data);
    }

    [Fact]
    [Trait("Fault", "33")]
    public async Task A_stream_that_was_sent_cannot_be_sent_again_where_a_file_can()
    {
        var shelf = new StreamShelf();
        Open("wechat", streams: shelf);
        var file = Upload(await DownloadedAsync([1, 2, 3]));
        var first = await CarriedAsync();
        first.TakeUpload();
        first.Answer(307, "", ("Location", "/there"));
        var again = await CarriedAsync();
        Assert.Equal([1, 2, 3], again.TakeUpload());
        again.Answer(200);
        await ResultAsync<CallResult.Uploaded>(file);

        var call = NextCall();
        var offer = new StreamOffer(shelf.Lend(call, new WatchedStream(), disposes: false));
        Session.Tell(new UploadFile(call, Argument.Object(("url", Argument.Of(Url)), ("name", Argument.Of("file"))), offer));
        (await CarriedAsync()).Answer(307, "", ("Location", "/there"));

        Assert.Equal(FailureKind.InvalidBody, (await FailsAsync(call)).Kind);
        await HttpProbe.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    [Trait("Fault", "42")]
    public async Task A_download_that_waited_is_not_limited_as_a_whole_once_it_has_started()
    {
        Open("wechat", with: profile => profile with { Http = profile.Http with { MaxInFlight = 1 } });
        Ask();
        var request = await CarriedAsync();
        var call = Download();
        await SettledAsync(Session);
        Advance(TimeSpan.FromSeconds(50));
        request.Answer(200, "{}");
        var download = await CarriedAsync();
        await Callbacks.ExpectMsgAsync<Succeeded>();

        Advance(TimeSpan.FromSeconds(50));
        await NothingMoreAsync();

        Assert.Equal(TimeSpan.FromSeconds(60), download.Exchange.IdleTimeout); // that is how long it may be silent
        download.Download(200, [1]);
        await ResultAsync<CallResult.Downloaded>(call);
    }
}
