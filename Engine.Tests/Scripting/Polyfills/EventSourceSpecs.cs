using MiniActors.Tests.EndToEnd;

namespace MiniActors.Tests.Scripting.Polyfills;

/// <summary><c>EventSource</c> over each platform's <c>request</c>. Source: HTML, section 9.2.</summary>
public sealed class EventSourceSpecs(LabEngine lab) : IClassFixture<LabEngine>
{
    private async Task SaysAsync(string platform, string body, params string[] lines) =>
        Assert.Equal(lines, await WebScript.RunAsync(lab, platform, null, body));

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    [InlineData("baidu")]
    public async Task Events_are_told_and_the_source_connects_again_until_it_is_closed(string platform) => await SaysAsync(platform, """
        var source = new EventSource(http + '/sse?count=2&ms=1'), opened = 0;
        console.log(source.readyState, source.url, source.withCredentials, EventSource.CLOSED);
        source.onopen = function () { opened++ };
        source.onmessage = function (event) { console.log(opened, event.data, event.lastEventId, event.origin, source.readyState) };
        source.onerror = function () { console.log('error', source.readyState); source.close(); console.log(source.readyState) };
        """,
        "0 https://lab.example/sse?count=2&ms=1 false 2", "1 {\"n\":1} 1 https://lab.example 1", "1 {\"n\":2} 2 https://lab.example 1", "error 0", "2");

    [Fact]
    public async Task What_is_no_event_stream_fails_for_good() => await SaysAsync("wechat", """
        var source = new EventSource(http + '/json');
        source.onerror = function () { console.log('error', source.readyState) };
        """, "error 2");

    [Fact]
    public async Task A_url_that_is_not_absolute_throws() => await SaysAsync("wechat", """
        try { new EventSource('/sse') } catch (thrown) { console.log(thrown.name) }
        """, "SyntaxError");

    [Fact]
    public async Task Digests_are_those_of_the_standard() => await SaysAsync("wechat", """
        var hex = function (bytes) { return Array.from(new Uint8Array(bytes), function (byte) { return byte.toString(16).padStart(2, '0') }).join('') };
        console.log(hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode('abc'))));
        console.log(hex(await crypto.subtle.digest({ name: 'sha-1' }, new Uint8Array([0, 97, 98, 99]).subarray(1))));
        console.log((await crypto.subtle.digest('SHA-512', new ArrayBuffer(0))).byteLength);
        await crypto.subtle.digest('MD5', new ArrayBuffer(0)).catch(function (thrown) { console.log(thrown.name) });
        """, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "a9993e364706816aba3e25717850c26c9cd0d89d", "64", "NotSupportedError");
}
