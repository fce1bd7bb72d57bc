using MiniActors.Model;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Scripting;

/// <summary>The results of <c>uploadFile</c> and <c>downloadFile</c>, and the tasks of all three transfers.</summary>
public sealed class ScriptTransferSpecs : ScriptSpecs
{
    private const string Uploads = "{ url: 'https://a.example.com', filePath: 'p', name: 'f', fileType: 'image' }";
    private static readonly Headers Some = Headers.Of(("X-A", "b"));

    public static TheoryData<string, string> Natives => new() { { "wechat", "wx" }, { "alipay", "my" }, { "baidu", "swan" } };

    [Theory]
    [InlineData("wechat", "wx", "data:text statusCode:201 errMsg:uploadFile:ok")]
    [InlineData("alipay", "my", "data:text statusCode:201 header:[object Object]")]
    [InlineData("baidu", "swan", "data:text statusCode:201 errMsg:uploadFile:ok")]
    public async Task The_result_of_an_upload_has_the_platforms_names_and_so_has_that_of_React(string platform, string native, string told)
    {
        Run(platform, $$"""
            function show(res) { console.log(Object.keys(res).map(function (key) { return key + ':' + res[key] }).join(' ')) }
            var options = {{Uploads}};
            React.api.uploadFile(options).then(show);
            options.success = show;
            {{native}}.uploadFile(options);
            """);
        for (var call = 0; call < 2; call++) Tell(new Succeeded((await CommandAsync<UploadFile>()).Call, new CallResult.Uploaded(201, Some, "text")));
        await SaysAsync(told, told);
    }

    [Fact]
    public async Task The_data_of_an_upload_stays_a_string_even_when_it_is_JSON()
    {
        Run("wechat", $"React.api.uploadFile({Uploads}).then(function (res) {{ console.log(typeof res.data, res.data) }})");
        Tell(new Succeeded((await CommandAsync<UploadFile>()).Call, new CallResult.Uploaded(200, Some, "{\"a\":1}")));
        await SaysAsync("string {\"a\":1}");
    }

    [Theory]
    [InlineData("wechat", "wx", null, "tempFilePath:t statusCode:200 errMsg:downloadFile:ok")]
    [InlineData("alipay", "my", null, "apFilePath:t tempFilePath:t statusCode:200 header:[object Object] headers:[object Object]")]
    [InlineData("alipay", "my", "2.8.7", "apFilePath:t tempFilePath:t")]
    [InlineData("alipay", "my", "2.7.22", "apFilePath:t")]
    [InlineData("baidu", "swan", null, "tempFilePath:t statusCode:200 errMsg:downloadFile:ok")]
    public async Task The_result_of_a_download_has_the_platforms_names(string platform, string native, string? baseLibrary, string told)
    {
        Run(platform, $"{native}.downloadFile({{ url: 'https://a.example.com', success: function (res) {{ console.log(Object.keys(res).map(function (key) {{ return key + ':' + res[key] }}).join(' ')) }} }})", baseLibrary);
        Tell(new Succeeded((await CommandAsync<DownloadFile>()).Call, new CallResult.Downloaded("t", null, 200, Some)));
        await SaysAsync(told);
    }

    [Theory]
    [InlineData("wechat", "wx", "undefined undefined own")]
    [InlineData("alipay", "my", "undefined undefined own")]
    [InlineData("baidu", "swan", "undefined undefined own")]
    public async Task With_a_filePath_the_native_result_has_no_temporary_file(string platform, string native, string told)
    {
        Run(platform, $"{native}.downloadFile({{ url: 'https://a.example.com', filePath: 'own', success: function (res) {{ console.log(res.tempFilePath, res.apFilePath, res.filePath) }} }})");
        var download = await CommandAsync<DownloadFile>();
        Assert.Equal(Argument.Of("own"), download.Options["filePath"]);
        Tell(new Succeeded(download.Call, new CallResult.Downloaded(null, "own", 200, Some)));
        await SaysAsync(told);
    }

    [Theory]
    [InlineData("wechat", null)]
    [InlineData("alipay", null)]
    [InlineData("alipay", "2.7.22")]
    [InlineData("baidu", null)]
    public async Task Through_React_a_download_always_has_a_tempFilePath_and_a_status(string platform, string? baseLibrary)
    {
        Run(platform, """
            function show(res) { console.log(res.tempFilePath, res.filePath, res.statusCode) }
            React.api.downloadFile({ url: 'https://a.example.com' }).then(show);
            React.api.downloadFile({ url: 'https://a.example.com', filePath: 'own' }).then(show);
            """, baseLibrary);
        Tell(new Succeeded((await CommandAsync<DownloadFile>()).Call, new CallResult.Downloaded("t", null, 200, Some)));
        Tell(new Succeeded((await CommandAsync<DownloadFile>()).Call, new CallResult.Downloaded(null, "own", 404, Some)));
        await SaysAsync("t undefined 200", "own own 404");
    }

    [Theory]
    [InlineData("wechat", "wx", "abort,onHeadersReceived,offHeadersReceived,onChunkReceived,offChunkReceived", "abort,onHeadersReceived,offHeadersReceived,onProgressUpdate,offProgressUpdate")]
    [InlineData("alipay", "my", "abort,onHeadersReceived,offHeadersReceived", "abort,onHeadersReceived,offHeadersReceived,onProgressUpdate,offProgressUpdate")]
    [InlineData("baidu", "swan", "abort", "abort,onHeadersReceived,offHeadersReceived,onProgressUpdate,offProgressUpdate")]
    public async Task A_task_has_the_functions_of_its_platform(string platform, string native, string request, string upload)
    {
        Run(platform, $$"""
            console.log(Object.keys({{native}}.request({ url: 'https://a.example.com', success: null })).join());
            console.log(Object.keys({{native}}.uploadFile({{Uploads}})).join());
            var task = {{native}}.downloadFile({ url: 'https://a.example.com' });
            console.log(typeof task.abort, typeof task.onProgressUpdate, typeof task.onChunkReceived);
            """);
        await SaysAsync(request, upload, "function function undefined");
    }

    [Theory, MemberData(nameof(Natives))]
    public async Task GetRawResult_has_the_task_before_anything_else(string platform, string native)
    {
        Run(platform, $$"""
            var steps = [];
            function raw(task) { steps.push(typeof task.onProgressUpdate) }
            var options = {{Uploads}};
            options.getRawResult = raw;
            options.complete = function () { steps.push('complete'); console.log(steps.join()) };
            console.log(React.api.uploadFile(options) instanceof Promise, React.api.downloadFile({ url: 'https://a.example.com', getRawResult: raw }) instanceof Promise, steps.length);
            var native = {{native}}.uploadFile({{Uploads}});
            console.log(native instanceof Promise, typeof native.abort);
            """);
        var upload = await CommandAsync<UploadFile>();
        Assert.DoesNotContain(upload.Options.Members, member => member.Key is "getRawResult" or "complete");
        Tell(new Succeeded(upload.Call, new CallResult.Uploaded(200, Some, "")));
        await SaysAsync("true true 2", "false function", "function,function,complete");
    }

    [Theory]
    [InlineData("wechat", "wx", "uploadFile:fail abort")]
    [InlineData("alipay", "my", "uploadFile:fail abort")]
    [InlineData("baidu", "swan", "uploadFile:fail abort")]
    public async Task Abort_is_told_to_the_supervisor_and_fails_the_call_once(string platform, string native, string told)
    {
        Run(platform, $$"""
            var options = {{Uploads}}, task;
            options.fail = function (e) { console.log(e.errMsg || e.errorMessage) };
            options.complete = function () { console.log('complete') };
            task = {{native}}.uploadFile(options);
            console.log(task.abort());
            React.api.downloadFile({ url: 'https://a.example.com', getRawResult: function (task) { task.abort() } });
            """);
        var upload = await CommandAsync<UploadFile>();
        Assert.Equal(new AbortTransfer(upload.Call), await CommandAsync<AbortTransfer>());
        var download = await CommandAsync<DownloadFile>();
        Assert.Equal(new AbortTransfer(download.Call), await CommandAsync<AbortTransfer>());
        Fail(platform, "uploadFile", upload.Call, FailureKind.Aborted);
        Fail(platform, "uploadFile", upload.Call, FailureKind.Aborted);
        Tell(new Succeeded(download.Call, new CallResult.Downloaded("t", null, 200, Some)));
        await SaysAsync("undefined", told, "complete");
        await EndAsync();
        Assert.Empty(Witness.Lines.Rest());
    }
}
