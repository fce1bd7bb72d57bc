using MiniActors.Host.Tracing;

namespace MiniActors.Tests.Host;

public sealed class TraceSecretsSpecs
{
    [Theory]
    [InlineData("https://a.example/x?page=2", "https://a.example/x?page=2")]
    [InlineData("https://me:pass@a.example/x", "https://(redacted)@a.example/x")]
    [InlineData("wss://a.example/?access_token=abc&room=1", "wss://a.example/?access_token=(redacted)&room=1")]
    [InlineData("https://a.example/?a=1&Signature=x%2Fy#top", "https://a.example/?a=1&Signature=(redacted)#top")]
    [InlineData("https://a.example/?key=1&monkey=2&code=3&zipcode=4", "https://a.example/?key=(redacted)&monkey=2&code=(redacted)&zipcode=4")]
    [InlineData("https://a.example/@me?x=a@b", "https://a.example/@me?x=a@b")]
    [InlineData("no url: ?token=1", "no url: ?token=1")]
    public void Secrets_in_a_url_are_left_out(string url, string expected) => Assert.Equal(expected, TraceSecrets.OfUrl(url));

    [Theory]
    [InlineData("Location", "/next?token=abc&page=2", "/next?token=(redacted)&page=2")]
    [InlineData("location", "https://me:pass@a.example/?sign=abc", "https://(redacted)@a.example/?sign=(redacted)")]
    [InlineData("X-Note", "/next?token=abc", "/next?token=abc")]
    public void A_url_in_a_field_may_have_no_host(string name, string value, string expected) => Assert.Equal(expected, TraceSecrets.OfField(name, value));

    [Theory]
    [InlineData("Authorization", true)]
    [InlineData("proxy-authorization", true)]
    [InlineData("COOKIE", true)]
    [InlineData("Set-Cookie", true)]
    [InlineData("X-Auth-Token", true)]
    [InlineData("x-api-key", true)]
    [InlineData("X-Auth", true)]
    [InlineData("X-Session-Id", true)]
    [InlineData("X-Author", false)]
    [InlineData("Sec-WebSocket-Key", false)]
    [InlineData("X-Cookie-Policy", false)]
    public void Fields_with_credentials_are_left_out_in_any_case(string name, bool secret) =>
        Assert.Equal(secret ? TraceSecrets.Redacted : "value", TraceSecrets.OfField(name, "value"));
}
