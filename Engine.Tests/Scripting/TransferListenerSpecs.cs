using MiniActors.Model;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Scripting;

/// <summary>What the listeners of a RequestTask, an UploadTask and a DownloadTask are told before the answer.</summary>
public sealed class TransferListenerSpecs : ScriptSpecs
{
    private const string Uploads = "{ url: 'https://a.example.com', filePath: 'p', name: 'f', fileType: 'image', getRawResult: raw }";
    private static readonly HttpHead Head = new(200, Headers.Of(("X-A", "b")), ["k=v"]);
    private static readonly TransferProgress Half = TransferProgress.Of(5, 10);

    [Theory]
    [InlineData("wechat", "wx", "{ progress: 50, totalBytesSent: 5, totalBytesExpectedToSend: 10 }")]
    [InlineData("alipay", "my", "{ progress: 50, totalBytesWritten: 5, totalBytesExpectedToWrite: 10 }")]
    [InlineData("baidu", "swan", "{ progress: 50, totalBytesSent: 5, totalBytesExpectedToSend: 10 }")]
    public async Task The_progress_of_an_upload_has_the_platforms_names_and_through_React_both(string platform, string native, string told)
    {
        Run(platform, $$"""
            function raw(task) { task.onProgressUpdate(function (res) { console.log(Object.keys(res).sort().join(), res.totalBytesSent, res.totalBytesWritten) }) }
            {{native}}.uploadFile({{Uploads}}).onProgressUpdate(function (res) { console.log(res) });
            React.api.uploadFile({{Uploads}});
            """);
        for (var call = 0; call < 2; call++) Tell(new TransferProgressed((await CommandAsync<UploadFile>()).Call, Half));
        await SaysAsync(told, "progress,totalBytesExpectedToSend,totalBytesExpectedToWrite,totalBytesSent,totalBytesWritten 5 5");
    }

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public async Task The_progress_of_a_download_has_one_set_of_names_everywhere(string platform)
    {
        Run(platform, "React.api.downloadFile({ url: 'https://a.example.com', getRawResult: function (task) { task.onProgressUpdate(function (res) { console.log(res) }) } })");
        var call = (await CommandAsync<DownloadFile>()).Call;
        Tell(new TransferProgressed(call, TransferProgress.Of(5, null)));
        Tell(new TransferProgressed(call, TransferProgress.Complete(8)));
        await SaysAsync("{ progress: 0, totalBytesWritten: 5, totalBytesExpectedToWrite: 0 }", "{ progress: 100, totalBytesWritten: 8, totalBytesExpectedToWrite: 8 }");
    }

    [Theory]
    [InlineData("wechat", "wx", "uploadFile", "{ header: { 'X-A': 'b' } }")]
    [InlineData("wechat", "wx", "downloadFile", "{ header: { 'X-A': 'b' } }")]
    [InlineData("wechat", "wx", "request", "{ header: { 'X-A': 'b' }, statusCode: 200, cookies: [ 'k=v' ] }")]
    [InlineData("alipay", "my", "uploadFile", "{ header: { 'X-A': 'b' } }")]
    [InlineData("alipay", "my", "downloadFile", "{ headers: { 'X-A': 'b' }, header: { 'X-A': 'b' } }")]
    [InlineData("alipay", "my", "request", "{ headers: { 'X-A': 'b' }, header: { 'X-A': 'b' }, statusCode: 200 }")]
    [InlineData("baidu", "swan", "uploadFile", "{ header: { 'X-A': 'b' } }")]
    public async Task The_head_has_the_names_of_the_platform_and_the_task(string platform, string native, string api, string told)
    {
        Run(platform, $"{native}.{api}({{ url: 'https://a.example.com', filePath: 'p', name: 'f', fileType: 'image' }}).onHeadersReceived(function (res) {{ console.log(res) }})");
        Tell(new TransferHead(await CallAsync(api), Head));
        await SaysAsync(told);
    }

    [Theory]
    [InlineData(true, "head 200,promise,success")]
    [InlineData(false, "success")]
    public async Task A_head_that_comes_with_the_answer_is_told_in_a_turn_before_it(bool withHead, string told)
    {
        Run("wechat", """
            var said = [];
            wx.request({ url: 'https://a.example.com', success: function () { said.push('success'); console.log(said.join()) } })
              .onHeadersReceived(function (res) { said.push('head ' + res.statusCode); Promise.resolve().then(function () { said.push('promise') }) });
            """);
        var call = (await CommandAsync<Request>()).Call;
        Tell(new Succeeded(call, new CallResult.Response(new HttpAnswer(200, Headers.Empty, [], Argument.Of("")))) { WithHead = withHead });
        await SaysAsync(told);
    }

    [Fact]
    public async Task A_chunk_is_an_ArrayBuffer_and_its_sender_is_told_when_the_listeners_are_done()
    {
        Run("wechat", """
            var task = wx.request({ url: 'https://a.example.com', enableChunked: true });
            task.onChunkReceived(function (res) { console.log(Object.keys(res).join(), res.data instanceof ArrayBuffer, new Uint8Array(res.data).join()); new Uint8Array(res.data)[0] = 9 });
            task.onChunkReceived(function (res) { console.log(new Uint8Array(res.data)[0]) });
            """);
        Script.Tell(new TransferChunk((await CommandAsync<Request>()).Call, [1, 2]), Reader.Ref);
        await SaysAsync("data true 1,2", "1");
        Assert.Equal(new Credit(1, 2), await Reader.ExpectMsgAsync<Credit>(Support.Patience.Long));
    }

    [Fact]
    public async Task A_chunk_that_nobody_waits_for_is_credited_all_the_same()
    {
        Run("wechat", "setInterval(function () {}, 1e6); console.log('ran')");
        await SaysAsync("ran");
        Script.Tell(new TransferChunk(new CallId(7), [1, 2, 3]), Reader.Ref);
        Assert.Equal(new Credit(1, 3), await Reader.ExpectMsgAsync<Credit>(Support.Patience.Long));
    }

    [Fact]
    public async Task Off_takes_one_listener_away_and_without_a_listener_all()
    {
        Run("wechat", """
            var task = wx.downloadFile({ url: 'https://a.example.com' });
            function one(res) { console.log('one', res.progress) }
            function two(res) { console.log('two', res.progress); task.offProgressUpdate(one) }
            function three(res) { console.log('three', res.progress); if (res.progress === 100) task.offProgressUpdate() }
            task.onProgressUpdate(one); task.onProgressUpdate(two); task.onProgressUpdate(three); task.onProgressUpdate('no function'); task.offProgressUpdate(function () {});
            task.onHeadersReceived(function () { console.log('head') });
            """);
        var call = (await CommandAsync<DownloadFile>()).Call;
        Tell(new TransferProgressed(call, Half));
        Tell(new TransferProgressed(call, TransferProgress.Complete(10)));
        Tell(new TransferProgressed(call, TransferProgress.Complete(10)));
        Tell(new TransferHead(call, Head));
        await SaysAsync("one 50", "two 50", "three 50", "two 100", "three 100", "head");
    }

    [Fact]
    public async Task A_listener_that_throws_keeps_nothing_from_the_others_nor_from_the_answer()
    {
        Run("wechat", """
            var task = wx.downloadFile({ url: 'https://a.example.com', success: function () { console.log('success') } });
            task.onProgressUpdate(function () { throw new Error('mine') });
            task.onProgressUpdate(function () { console.log('other') });
            """);
        var call = (await CommandAsync<DownloadFile>()).Call;
        Tell(new TransferProgressed(call, Half));
        Tell(new Succeeded(call, new CallResult.Downloaded("t", null, 200, Headers.Empty)));
        await SaysAsync("other", "success");
        Assert.StartsWith("Exception: Error: mine", await Witness.Faults.NextAsync());
    }

    [Theory]
    [InlineData("request")]
    [InlineData("uploadFile")]
    [InlineData("downloadFile")]
    public async Task Behind_the_answer_no_listener_is_told_anything(string api)
    {
        Run("wechat", $$"""
            function say(word) { return function () { console.log(word) } }
            var task = wx.{{api}}({ url: 'https://a.example.com', filePath: 'p', name: 'f', fail: say('fail'), complete: say('complete') });
            task.onHeadersReceived(say('head'));
            if (task.onProgressUpdate) task.onProgressUpdate(say('progress'));
            """);
        var call = await CallAsync(api);
        Tell(new TransferHead(call, Head));
        Fail("wechat", api, call, FailureKind.Timeout);
        Tell(new TransferHead(call, Head));
        Tell(new TransferProgressed(call, Half));
        await SaysAsync("head", "fail", "complete");
        await EndAsync();
        Assert.Empty(Witness.Lines.Rest());
    }

    private async Task<CallId> CallAsync(string api) => api switch
    {
        "request" => (await CommandAsync<Request>()).Call,
        "uploadFile" => (await CommandAsync<UploadFile>()).Call,
        _ => (await CommandAsync<DownloadFile>()).Call,
    };
}
