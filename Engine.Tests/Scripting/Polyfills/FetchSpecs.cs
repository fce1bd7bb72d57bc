using MiniActors.Tests.EndToEnd;

namespace MiniActors.Tests.Scripting.Polyfills;

/// <summary><c>fetch</c> over each platform's <c>request</c>. Source: Fetch, section 5.6.</summary>
public sealed class FetchSpecs(LabEngine lab) : IClassFixture<LabEngine>
{
    public static TheoryData<string, string?> Platforms => WebScript.Platforms;

    private async Task SaysAsync(string platform, string? baseLibrary, string body, params string[] lines) =>
        Assert.Equal(lines, await WebScript.RunAsync(lab, platform, baseLibrary, body));

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Every_kind_of_body_arrives_as_it_was_given(string platform, string? baseLibrary) => await SaysAsync(platform, baseLibrary, """
        var bodies = ['text', new URLSearchParams({ a: 'b c' }), new Uint8Array([1, 2, 255]).subarray(1), new Blob(['blob'], { type: 'text/css' }), JSON.stringify({ a: 1 })];
        for (var body of bodies) {
            var answer = await (await fetch(http + '/echo', { method: 'POST', body: body, headers: { 'X-Mine': 'yes' } })).json();
            console.log(answer.method, answer.body, answer.headers['content-type'], answer.headers['x-mine']);
        }
        """,
        "POST text text/plain;charset=UTF-8 yes",
        "POST a=b+c application/x-www-form-urlencoded;charset=UTF-8 yes",
        $"POST Av8= {(platform == "alipay" ? "application/x-www-form-urlencoded" : "application/json")} yes",
        "POST blob text/css yes",
        "POST {\"a\":1} text/plain;charset=UTF-8 yes");

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_status_of_400_and_more_is_an_answer_like_any_other(string platform, string? baseLibrary) => await SaysAsync(platform, baseLibrary, """
        var answer = await fetch(http + '/status/404?body=nothing+here#top');
        console.log(answer.status, answer.statusText, answer.ok, answer.type, answer.redirected, answer.url, answer.headers.get('CONTENT-TYPE'));
        console.log(await answer.text(), answer.bodyUsed);
        """,
        "404 Not Found false basic false https://lab.example/status/404?body=nothing+here text/plain; charset=utf-8",
        "nothing here true");

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public async Task Bytes_come_as_they_were_sent(string platform) => await SaysAsync(platform, null, """
        var bytes = new Uint8Array(await (await fetch(http + '/bytes/70000')).arrayBuffer());
        console.log(bytes.length, bytes.every(function (byte, index) { return byte === index % 251 }));
        console.log((await (await fetch(http + '/image.png')).blob()).type, JSON.stringify(await (await fetch(http + '/empty')).text()));
        console.log(new TextDecoder('utf-16').decode(await (await fetch(http + '/utf16')).arrayBuffer())[0]);
        """, "70000 true", "image/png \"\"", "{");

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_form_with_a_file_is_uploaded(string platform, string? baseLibrary) => await SaysAsync(platform, baseLibrary, """
        var form = new FormData();
        form.append('title', '题');
        form.append('photo', new File([new Uint8Array(1000)], 'cat.png', { type: 'image/png' }));
        var answer = await (await fetch(http + '/upload', { method: 'POST', body: form })).json();
        console.log(answer.fields.title, answer.parts[1].filename, answer.parts[1].contentType, answer.parts[1].size);
        """, "题 cat.png image/png 1000");

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_body_is_a_stream(string platform, string? baseLibrary) => await SaysAsync(platform, baseLibrary, """
        var answer = await fetch(http + '/chunked?count=3&size=10&ms=20'), copy = answer.clone(), size = 0;
        for await (var part of answer.body) size += part.length;
        console.log(size, (await copy.text()).length, answer.bodyUsed);
        """, "30 30 true");

    [Fact]
    public async Task Where_there_are_chunks_the_first_is_read_before_the_last_is_sent() => await SaysAsync("wechat", null, """
        var reader = (await fetch(http + '/stall')).body.getReader();
        console.log('answered');
        var stream = (await fetch(http + '/drip?bytes=1000&ms=50')).body.getReader();
        console.log((await stream.read()).value.length < 1000);
        await stream.cancel(); await reader.cancel();
        """, "answered", "true");

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task What_is_aborted_rejects_with_the_reason(string platform, string? baseLibrary) => await SaysAsync(platform, baseLibrary, """
        async function why(promise) { try { await promise; console.log('no') } catch (thrown) { console.log(thrown.name || thrown) } }
        await why(fetch(http + '/echo', { signal: AbortSignal.abort('early') }));
        var controller = new AbortController();
        setTimeout(function () { controller.abort() }, 50);
        await why(fetch(http + '/delay/60000', { signal: controller.signal }));
        setTimeout(function () {}, 1000);
        await why(fetch(http + '/stall', { signal: AbortSignal.timeout(50) }).then(function (answer) { return answer.text() }));
        """, "early", "AbortError", "TimeoutError");

    [Theory]
    [InlineData("wechat", "request:fail url not in domain list")]
    [InlineData("alipay", "无权调用该接口")]
    [InlineData("baidu", "request:fail ")]
    public async Task A_rule_of_the_platform_is_a_network_error(string platform, string text)
    {
        var lines = await WebScript.RunAsync(lab, platform, null, "await fetch('https://other.example/')");
        Assert.StartsWith("threw TypeError fetch failed: " + text, Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirection_is_followed_or_told_or_refused() => await SaysAsync("wechat", null, """
        console.log((await (await fetch(http + '/redirect/2')).json()).path);
        var answer = await fetch(http + '/redirect/2', { redirect: 'manual' });
        console.log(answer.status, answer.headers.get('location'));
        await fetch(http + '/redirect/2', { redirect: 'error' });
        """, "/redirect/0", "302 /redirect/1", "threw TypeError fetch failed: the answer is a redirection");

    [Theory]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public async Task A_platform_that_follows_every_redirection_says_so(string platform) => await SaysAsync(platform, null,
        "await fetch(http + '/redirect/2', { redirect: 'manual' })",
        "threw TypeError fetch failed: this platform follows every redirection");

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task A_body_that_is_too_large_to_be_held_fails(string platform, string? baseLibrary)
    {
        var lines = await WebScript.RunAsync(lab, platform, baseLibrary, """
            async function why(promise) { try { await promise; console.log('held') } catch (thrown) { console.log(thrown.name) } }
            await why(fetch(http + '/bytes/300000').then(function (answer) { return answer.text() }));
            var answer = await fetch(http + '/bytes/300000').catch(function () { return null });
            await why(new Promise(function (done, failed) {
                var request = new XMLHttpRequest(); request.open('GET', http + '/bytes/300000');
                request.onload = done; request.onerror = function () { failed(new TypeError()) }; request.send();
            }));
            await why(answer ? answer.text() : Promise.reject(new TypeError()));
            await why(fetch(http + '/bytes/30000').then(function (answer) { return answer.text() }));
            """, heldBody: 100_000);
        Assert.Equal(["TypeError", "TypeError", "TypeError", "held"], lines);
    }

    [Fact]
    public async Task A_body_of_any_size_is_read_as_it_comes_where_there_are_chunks() => Assert.Equal(["300000"], await WebScript.RunAsync(lab, "wechat", null, """
        var size = 0;
        for await (var part of (await fetch(http + '/bytes/300000')).body) size += part.length;
        console.log(size);
        """, heldBody: 150_000));

    [Fact]
    public async Task Each_cookie_stays_apart() => await SaysAsync("wechat", null, """
        var answer = await fetch(http + '/cookies/set?a=1&b=2');
        console.log(answer.headers.getSetCookie().map(function (cookie) { return cookie.split(';')[0] }).join(' '));
        """, "a=1 b=2");
}
