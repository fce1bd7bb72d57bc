using MiniActors.Platforms;

namespace MiniActors.Tests.Platforms;

public sealed class ApiCatalogSpecs
{
    [Fact]
    public void Every_option_is_known_to_some_platform()
    {
        var known = DefaultProfiles.Settings.Platforms.Ids.SelectMany(id => DefaultProfiles.Of(id).Apis.Since.Keys).ToHashSet();
        Assert.Empty(ApiCatalog.All.Select(api => api.Name).Except(known));
        Assert.Empty(ApiCatalog.All.SelectMany(api => api.Options.Select(option => $"{api.Name}.{option.Name}")).Except(known));
    }

    [Theory]
    [MemberData(nameof(DefaultProfiles.Ids), MemberType = typeof(DefaultProfiles))]
    public void Every_option_that_the_seed_has_for_all_platforms_is_there(string id)
    {
        string[] seed = ["request.url", "request.header", "request.method", "request.data", "request.dataType", "uploadFile.url",
            "uploadFile.filePath", "uploadFile.name", "uploadFile.header", "uploadFile.formData", "downloadFile.url", "downloadFile.header",
            "connectSocket.url", "connectSocket.header", "sendSocketMessage.data", "closeSocket",
            "onSocketOpen", "onSocketMessage", "onSocketError", "onSocketClose"];
        Assert.All(seed, key => Assert.True(DefaultProfiles.Of(id).Apis.Has(key), key));
    }

    [Theory]
    [InlineData("connectSocket")]
    [InlineData("connectSocket.protocols")]
    [InlineData("request.success.cookies")]
    [InlineData("onSocketOpen.callback.header")]
    [InlineData("SocketTask.readyState")]
    public void A_key_that_names_something_is_right(string key) => Assert.Null(ApiKey.Wrong(key));

    [Theory]
    [InlineData("conectSocket", "is no API; did you mean 'connectSocket'?")]
    [InlineData("connectSocket.protocol", "is no option of connectSocket; did you mean 'protocols'?")]
    [InlineData("onSocketOpen.success.header", "is no option of onSocketOpen")]
    [InlineData("SocketTask.onOpened", "is no member of SocketTask; did you mean 'onOpen'?")]
    public void A_key_that_names_nothing_says_so(string key, string wrong) => Assert.Equal(wrong, ApiKey.Wrong(key));

    [Fact]
    public void An_api_that_is_not_there_cannot_be_found() => Assert.Throws<KeyNotFoundException>(() => ApiCatalog.Find("connect"));
}
