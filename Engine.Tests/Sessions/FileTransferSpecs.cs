using Akka.Actor;
using MiniActors.Model;
using MiniActors.Wire;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Sessions;

/// <summary>How uploads and downloads walk the states of their lane, over a fake network and real files.</summary>
public sealed class FileTransferSpecs : FileSpecs
{
    [Fact]
    public async Task A_download_is_a_file_that_the_next_upload_can_send()
    {
        Open("wechat");

        var path = await DownloadedAsync([1, 2, 3]);
        var call = Upload(path);
        var exchange = await CarriedAsync();
        var sent = exchange.TakeUpload();
        exchange.Answer(200, "thanks");

        Assert.EndsWith(".png", path, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], sent);
        Assert.Equal("image/png", Assert.IsType<HttpUpload.Form>(exchange.Exchange.Upload).File.ContentType);
        Assert.Equal("thanks", (await ResultAsync<CallResult.Uploaded>(call)).Data);
    }

    [Fact]
    public async Task The_head_and_the_progress_are_told_before_the_answer_and_the_last_tick_is_100()
    {
        Open("wechat");
        var call = Download();
        var exchange = await CarriedAsync();

        exchange.Head(200, ("X-One", "1"));
        exchange.Received(2, null);
        exchange.Download(200, [1, 2, 3]);

        Assert.Equal("1", (await Callbacks.ExpectMsgAsync<TransferHead>()).Head.Headers.Find("x-one"));
        Assert.Equal((0, 2L), (await Callbacks.ExpectMsgAsync<TransferProgressed>()) is { Progress: var first } ? (first.Percent, first.Done) : default);
        var last = (TransferProgressed)await Callbacks.FishForMessageAsync<IEvent>(told => told is TransferProgressed { Progress.Percent: 100 });
        Assert.Equal(3, last.Progress.Done);
        await ResultAsync<CallResult.Downloaded>(call);
    }

    [Fact]
    public async Task A_file_that_is_not_there_fails_and_nothing_is_dialled()
    {
        Open("wechat");

        var call = Upload("wxfile://usr/missing.png");

        Assert.Equal(FailureKind.FileNotFound, (await FailsAsync(call)).Kind);
        await HttpProbe.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public async Task A_target_without_its_directory_fails_and_nothing_is_dialled()
    {
        Open("wechat");

        var call = Download("wxfile://usr/no/such/directory.png");

        Assert.Equal(FailureKind.FileNotFound, (await FailsAsync(call)).Kind);
        await HttpProbe.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public async Task An_abort_on_the_way_cancels_the_exchange_and_fails_once()
    {
        Open("wechat");
        var call = Download();
        var exchange = await CarriedAsync();

        Session.Tell(new AbortTransfer(call));

        Assert.Equal("downloadFile:fail abort", (await FailsAsync(call)).Message);
        await CancelledAsync(exchange);
        exchange.Fail(WireFault.Aborted);
        await NothingMoreAsync();
    }

    [Theory]
    [InlineData(WireFault.Timeout, FailureKind.Timeout)]
    [InlineData(WireFault.TooLarge, FailureKind.TooLarge)]
    [InlineData(WireFault.Storage, FailureKind.FileWrite)]
    [InlineData(WireFault.Dropped, FailureKind.ConnectFailed)]
    public async Task A_fault_on_the_way_fails_in_the_platforms_words(WireFault fault, FailureKind kind)
    {
        Open("wechat");
        var call = Download();

        (await CarriedAsync()).Fail(fault);

        Assert.Equal(kind, (await FailsAsync(call)).Kind);
    }

    [Fact]
    public async Task A_redirect_is_asked_next_and_only_the_last_head_is_told()
    {
        Open("wechat");
        var call = Download();
        var first = await CarriedAsync();
        first.Head(302, ("Location", "/there"));
        first.Answer(302, "", ("Location", "/there"));

        var second = await CarriedAsync();
        Assert.Equal("/there", second.Exchange.Url.AbsolutePath);
        second.Head(200);
        second.Download(200, [1]);

        Assert.Equal(200, (await Callbacks.ExpectMsgAsync<TransferHead>()).Head.StatusCode);
        await ResultAsync<CallResult.Downloaded>(call);
    }

    [Fact]
    public async Task A_redirect_to_where_the_program_may_not_go_fails()
    {
        Open("wechat", program: program => program with { PrivateAddresses = false });
        var call = Download();

        (await CarriedAsync()).Answer(302, "", ("Location", "http://127.0.0.1/secret"));

        Assert.Equal(FailureKind.PrivateAddress, (await FailsAsync(call)).Kind);
        await HttpProbe.ExpectNoMsgAsync(TimeSpan.Zero);
    }

    [Fact]
    public async Task Alipay_keeps_no_file_of_a_404()
    {
        Open("alipay");
        var call = Download();

        (await CarriedAsync()).Download(404, [1, 2, 3]);

        Assert.Equal(12, (await FailsAsync(call)).Code);
    }

    [Fact]
    public async Task Alipay_sends_the_cookies_that_it_was_given_and_only_to_their_host()
    {
        Open("alipay");
        Ask("https://one.example/");
        var set = await CarriedAsync();
        set.Head(200, ("Set-Cookie", "flavour=oat"));
        set.Answer(200, "{}", ("Set-Cookie", "flavour=oat"));
        await Callbacks.FishForMessageAsync<IEvent>(told => told is IAnswer);
        await SettledAsync(Session);

        Ask("https://one.example/next");
        Assert.Equal("flavour=oat", (await CarriedAsync()).Exchange.Headers.Find("cookie"));
        Ask("https://two.example/");
        Assert.Null((await CarriedAsync()).Exchange.Headers.Find("cookie"));
    }

    [Fact]
    public async Task A_chunk_gives_its_room_back_when_it_was_heard()
    {
        Open("wechat");
        var call = new CallId(1);
        Session.Tell(new Request(call, Argument.Object(("url", Argument.Of(Url)), ("enableChunked", Argument.Of(true)))));
        var exchange = await CarriedAsync();
        exchange.Chunk("abc");

        Assert.Equal(3, (await Callbacks.ExpectMsgAsync<TransferChunk>()).Bytes.Length);
        var lane = Callbacks.LastSender;
        lane.Tell(new Credit(1, 3));
        await SettledAsync(lane);

        Assert.Equal(3, exchange.Credited);
    }

    [Fact]
    public async Task The_body_of_a_redirection_is_told_to_nobody()
    {
        Open("wechat");
        Session.Tell(new Request(new CallId(1), Argument.Object(("url", Argument.Of(Url)), ("enableChunked", Argument.Of(true)))));
        var first = await CarriedAsync();
        first.Head(302, ("Location", "/next"));
        first.Chunk("see /next");
        first.Answer(302, "", ("Location", "/next"));
        var second = await CarriedAsync();
        second.Head(200);
        second.Chunk("abc");

        await Callbacks.ExpectMsgAsync<TransferHead>();
        Assert.Equal(3, (await Callbacks.ExpectMsgAsync<TransferChunk>()).Bytes.Length);
        Assert.Equal(9, first.Credited);
    }

    [Fact]
    [Trait("Fault", "44")]
    public async Task The_files_of_a_program_are_gone_when_it_has_ended()
    {
        Open("wechat");
        await DownloadedAsync([1, 2, 3]);
        Watch(Session);

        Session.Tell(new CloseProgram());
        await ExpectTerminatedAsync(Session);

        Assert.Empty(FilesOnDisk());
    }
}
