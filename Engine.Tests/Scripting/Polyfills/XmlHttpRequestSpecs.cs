using MiniActors.Tests.EndToEnd;

namespace MiniActors.Tests.Scripting.Polyfills;

/// <summary><c>XMLHttpRequest</c> over each platform's <c>request</c>. Source: XMLHttpRequest, section 4.</summary>
public sealed class XmlHttpRequestSpecs(LabEngine lab) : IClassFixture<LabEngine>
{
    private const string Watch = """
        function watch(request, log) {
            request.onreadystatechange = function () { log.push(request.readyState) };
            ['loadstart', 'load', 'error', 'timeout', 'abort', 'loadend'].forEach(function (type) {
                request.addEventListener(type, function () { log.push(type) });
                request.upload.addEventListener(type, function () { log.push('upload.' + type) });
            });
            return new Promise(function (done) { request.addEventListener('loadend', done) });
        }
        var request = new XMLHttpRequest(), log = [], done = watch(request, log);

        """;

    public static TheoryData<string, string?> Platforms => WebScript.Platforms;

    private async Task SaysAsync(string platform, string? baseLibrary, string body, params string[] lines) =>
        Assert.Equal(lines, await WebScript.RunAsync(lab, platform, baseLibrary, Watch + body));

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task States_and_events_come_in_the_order_of_browsers(string platform, string? baseLibrary) => await SaysAsync(platform, baseLibrary, """
        request.open('post', http + '/echo');
        request.setRequestHeader('X-Mine', 'a'); request.setRequestHeader('x-mine', 'b');
        request.send('hello');
        await done;
        var answer = JSON.parse(request.responseText);
        console.log(log.filter(function (entry, index) { return entry !== log[index - 1] }).join(' '));
        console.log(request.status, request.statusText, answer.method, answer.body, answer.headers['x-mine'], request.responseURL);
        console.log(request.getResponseHeader('Content-Type'), /^content-type: application\/json; charset=utf-8\r\n/m.test(request.getAllResponseHeaders()));
        """,
        "1 loadstart upload.loadstart upload.load upload.loadend 2 3 4 load loadend",
        "200 OK POST hello a, b https://lab.example/echo",
        "application/json; charset=utf-8 true");

    [Theory]
    [InlineData("''", "/json", "typeof request.response", "string")]
    [InlineData("'json'", "/json", "typeof request.response + (request.response === request.response)", "objecttrue")]
    [InlineData("'json'", "/text", "request.response", "null")]
    [InlineData("'arraybuffer'", "/bytes/300", "request.response.byteLength", "300")]
    [InlineData("'blob'", "/image.png", "request.response.type", "image/png")]
    [InlineData("''", "/status/500?body=broken", "request.status + request.responseText", "500broken")]
    [InlineData("'text'", "/utf16", "request.responseText[1] === '{' || request.responseText[0] === '{'", "true")]
    public async Task The_response_has_the_form_that_was_asked_for(string form, string path, string expression, string shown)
    {
        foreach (var platform in new[] { "wechat", "alipay", "baidu" })
            await SaysAsync(platform, null, $"request.open('GET', http + '{path}'); request.responseType = {form}; request.send(); await done; console.log({expression})", shown);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task It_times_out_or_is_aborted_or_fails(string platform, string? baseLibrary) => await SaysAsync(platform, baseLibrary, """
        request.open('GET', http + '/delay/60000'); request.timeout = 50; request.send(); await done;
        console.log(log.join(' '), request.status);
        log.length = 0; done = watch(request = new XMLHttpRequest(), log);
        request.open('PUT', http + '/delay/60000'); request.send('x'); setTimeout(function () { request.abort() }, 50); await done;
        console.log(log.join(' '), request.readyState);
        log.length = 0; done = watch(request = new XMLHttpRequest(), log);
        request.open('GET', 'https://other.example/'); request.send(); await done;
        console.log(log.join(' '), request.readyState, request.status, request.responseText === '');
        """,
        "1 loadstart 4 timeout loadend 0",
        "1 loadstart upload.loadstart 4 upload.abort upload.loadend abort loadend 0",
        "1 loadstart 4 error loadend 4 0 true");

    [Theory]
    [InlineData("request.send()", "InvalidStateError")]
    [InlineData("request.setRequestHeader('a', 'b')", "InvalidStateError")]
    [InlineData("request.open('GET', '/relative')", "SyntaxError")]
    [InlineData("request.open('G T', http)", "SyntaxError")]
    [InlineData("request.open('TRACE', http)", "SecurityError")]
    [InlineData("request.open('GET', http, false)", "InvalidAccessError")]
    [InlineData("request.open('GET', http); request.setRequestHeader('a b', 'c')", "SyntaxError")]
    [InlineData("request.responseType = 'json'; request.responseText", "InvalidStateError")]
    public async Task What_makes_no_sense_throws(string code, string name) =>
        await SaysAsync("wechat", null, $"try {{ {code} }} catch (thrown) {{ console.log(thrown.name, thrown instanceof DOMException) }}", name + " true");
}
