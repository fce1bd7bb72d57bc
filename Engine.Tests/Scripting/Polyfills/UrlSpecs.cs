namespace MiniActors.Tests.Scripting.Polyfills;

/// <summary>Urls as browsers read them. Source: WHATWG URL, and its table of cases.</summary>
public sealed class UrlSpecs : PolyfillSpecs
{
    [Theory]
    [InlineData("http://example.com", "http://example.com/")]
    [InlineData("HTTP://EXAMPLE.com:80/a/./b/../c?x#y", "http://example.com/a/c?x#y")]
    [InlineData("https://user:pa ss@host:443/", "https://user:pa%20ss@host/")]
    [InlineData("wss://a.b:8443/x y", "wss://a.b:8443/x%20y")]
    [InlineData("http://127.1/", "http://127.0.0.1/")]
    [InlineData("http://0x7f000001/", "http://127.0.0.1/")]
    [InlineData("http://[::1]:3000/", "http://[::1]:3000/")]
    [InlineData("http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/")]
    [InlineData("http:\\\\a\\b", "http://a/b")]
    [InlineData("http://ex%41mple.com/", "http://example.com/")]
    [InlineData("http://bücher.example/", "http://xn--bcher-kva.example/")]
    [InlineData("mailto:a@b.c", "mailto:a@b.c")]
    [InlineData("data:text/plain,hi there", "data:text/plain,hi there")]
    public async Task A_url_has_one_form(string url, string href) => await ShowsAsync($"new URL({Quote(url)}).href", href);

    [Theory]
    [InlineData("../x", "http://a.b/c/d/e", "http://a.b/c/x")]
    [InlineData("?q", "http://a.b/c?d#e", "http://a.b/c?q")]
    [InlineData("//h/p", "wss://a.b/c", "wss://h/p")]
    [InlineData("", "http://a.b/c#d", "http://a.b/c")]
    public async Task A_relative_one_stands_on_its_base(string url, string on, string href) => await ShowsAsync($"new URL({Quote(url)}, {Quote(on)}).href", href);

    [Theory]
    [InlineData("a")]
    [InlineData("http://")]
    [InlineData("http://a b/")]
    [InlineData("http://a:99999/")]
    [InlineData("http://[::1")]
    public async Task What_is_no_url_throws(string url) => await ShowsAsync($"new URL({Quote(url)})", "throws TypeError");

    [Theory]
    [InlineData("new URL('http://a/?x=1&x=2').searchParams.getAll('x').join()", "1,2")]
    [InlineData("String(new URLSearchParams({ a: 'b c', d: 'é&=' }))", "a=b+c&d=%C3%A9%26%3D")]
    [InlineData("[...new URLSearchParams('?b=1&a=2&b')].join(' ')", "b,1 a,2 b,")]
    [InlineData("(u => { u.searchParams.append('n', '1'); u.hash = 'h'; u.pathname = '/p q'; u.port = '81'; return u.href })(new URL('http://a/'))", "http://a:81/p%20q?n=1#h")]
    [InlineData("URL.canParse('http://a') + ' ' + URL.canParse('a') + ' ' + URL.parse('a')", "true false null")]
    [InlineData("URL.name + ' ' + new URL('http://a') + ' ' + JSON.stringify(new URL('http://a'))", "URL http://a/ \"http://a/\"")]
    public async Task Its_parts_can_be_read_and_changed(string expression, string shown) => await ShowsAsync(expression, shown);

    /// <summary>Most urls need no parser at all: what skips it must come to the same.</summary>
    [Theory]
    [InlineData("http://a")]
    [InlineData("http://a?x=1")]
    [InlineData("http://a.b:8080/c%20d;e?f=[")]
    [InlineData("https://a:443/x")]
    [InlineData("http://a:443/x")]
    [InlineData("https://1.2.3.4/")]
    [InlineData("https://1.2.3.04/")]
    [InlineData("https://1.2.3/")]
    [InlineData("https://300.1.1.1.example/")]
    [InlineData("http://a/b/../c")]
    [InlineData("http://a/%2e%2e/c")]
    [InlineData("http://a/.b/c")]
    [InlineData("http://xn--bcher-kva.example/")]
    [InlineData("http://a..b/'")]
    [InlineData("http://a:080/")]
    public async Task A_request_has_the_url_that_the_parser_gives(string url) =>
        await ShowsAsync($"new Request({Quote(url)}).url === new URL({Quote(url)}).href", "true");

    private static string Quote(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
