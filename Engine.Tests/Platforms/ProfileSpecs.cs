using MiniActors.Platforms;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Platforms;

public sealed class ProfileSpecs
{
    [Fact]
    public void The_defaults_know_three_platforms_and_the_mini_game_in_this_order() =>
        Assert.Equal(["wechat", "wechat/game", "alipay", "baidu"], Profiles.Settings.Platforms.Ids);

    [Theory]
    [InlineData("wechat", null, 2, WhenFull.Reject, SocketTaskForm.Always)]
    [InlineData("wechat", "1.7.0", 2, WhenFull.Reject, SocketTaskForm.Always)]
    [InlineData("wechat", "1.7", 2, WhenFull.Reject, SocketTaskForm.Always)]
    [InlineData("wechat", "1.6.9", 1, WhenFull.Replace, SocketTaskForm.Never)]
    [InlineData("wechat/game", null, 5, WhenFull.Reject, SocketTaskForm.Always)]
    [InlineData("wechat/game", "1.6.9", 1, WhenFull.Replace, SocketTaskForm.Never)]
    [InlineData("alipay", null, 1, WhenFull.Replace, SocketTaskForm.WithMultiple)]
    [InlineData("baidu", null, null, WhenFull.Reject, SocketTaskForm.Always)]
    [InlineData("baidu", "1.9.4", null, WhenFull.Reject, SocketTaskForm.Always)]
    [InlineData("baidu", "1.9.3", 1, WhenFull.Replace, SocketTaskForm.Never)]
    public void Sockets_are_counted_as_the_seed_says(string id, string? version, int? max, WhenFull whenFull, SocketTaskForm task)
    {
        var sockets = Profiles.Of(id, version).Sockets;
        Assert.Equal((max, whenFull, task), (sockets.Max, sockets.WhenFull, sockets.Task));
    }

    [Theory]
    [InlineData("wechat", "application/json", null, NotJson.KeepText, 60, 10)]
    [InlineData("alipay", "application/x-www-form-urlencoded", 400, NotJson.Fail, 30, null)]
    [InlineData("baidu", "application/json", null, NotJson.KeepText, 60, 64)]
    public void Http_answers_mean_what_the_platform_says(
        string id, string contentType, int? failureStatus, NotJson notJson, int requestSeconds, int? inFlight)
    {
        var http = Profiles.Of(id).Http;
        Assert.Equal(
            (contentType, failureStatus, notJson, TimeSpan.FromSeconds(requestSeconds), inFlight),
            (http.DefaultContentType, http.FailureStatus, http.NotJson, http.RequestTimeout, http.MaxInFlight));
    }

    [Theory]
    [InlineData("wechat", false, PortRule.AsWritten, PortRule.Any)]
    [InlineData("alipay", true, PortRule.Any, PortRule.Any)]
    [InlineData("baidu", false, PortRule.Forbidden, PortRule.Forbidden)]
    public void Domain_lists_are_held_against_urls_as_the_platform_says(string id, bool subdomains, PortRule http, PortRule sockets)
    {
        var urls = Profiles.Of(id).Urls;
        Assert.Equal((subdomains, http, sockets), (urls.Subdomains, urls.HttpPorts, urls.SocketPorts));
    }

    [Theory]
    [InlineData("wechat", "wxfile://tmp_", "wxfile://usr", TempExtension.OfType, 200L << 20, null)]
    [InlineData("alipay", "https://resource/apml", "https://usr", TempExtension.OfKind, null, null)]
    [InlineData("baidu", "bdfile://tmp_", "bdfile://usr", TempExtension.OfType, 50L << 20, 25L << 20)]
    public void Files_have_the_paths_and_limits_of_the_platform(
        string id, string temp, string user, TempExtension extension, long? download, long? upload)
    {
        var files = Profiles.Of(id).Files;
        Assert.Equal((temp, user, extension, download, upload), (files.TempPrefix, files.UserPrefix, files.TempExtension, files.DownloadMax, files.UploadMax));
        Assert.Equal((200L << 20, 4L << 30), (files.Quota, files.TempQuota));
    }

    [Theory]
    [InlineData("wechat", null, "", "totalBytesSent,totalBytesExpectedToSend")]
    [InlineData("alipay", 400, "image,video,audio", "totalBytesWritten,totalBytesExpectedToWrite")]
    [InlineData("baidu", null, "", "totalBytesSent,totalBytesExpectedToSend")]
    public void Uploads_and_downloads_are_told_as_the_platform_does(string id, int? failureStatus, string fileTypes, string progress)
    {
        var profile = Profiles.Of(id);
        Assert.Equal((failureStatus, null, fileTypes, progress), (profile.Http.DownloadFailureStatus, profile.Http.UploadFailureStatus,
            string.Join(',', profile.Http.UploadFileTypes), string.Join(',', profile.Dialect.UploadProgressFields)));
    }

    [Theory]
    [InlineData("wechat", null, "request.timeout", true)]
    [InlineData("wechat", "2.9.9", "request.timeout", false)]
    [InlineData("wechat", "2.10.0", "connectSocket.timeout", true)]
    [InlineData("wechat", "2.10", "connectSocket.timeout", true)]
    [InlineData("wechat", "1.3.9", "connectSocket.protocols", false)]
    [InlineData("wechat", "1.3.9", "closeSocket.code", false)]
    [InlineData("wechat", null, "closeSocket.code", true)]
    [InlineData("wechat", null, "sendSocketMessage.isBuffer", false)]
    [InlineData("wechat", null, "connectSocket.multiple", false)]
    [InlineData("wechat", null, "offSocketOpen", false)]
    [InlineData("wechat", null, "request.headers", false)]
    [InlineData("alipay", null, "request.timeout", true)]
    [InlineData("alipay", null, "request.header", true)]
    [InlineData("alipay", null, "request.headers", true)]
    [InlineData("alipay", null, "request.responseType", false)]
    [InlineData("alipay", null, "request.dataType.arraybuffer", true)]
    [InlineData("wechat", null, "request.dataType.arraybuffer", false)]
    [InlineData("alipay", null, "sendSocketMessage.isBuffer", true)]
    [InlineData("alipay", null, "connectSocket.multiple", true)]
    [InlineData("alipay", null, "offSocketClose", true)]
    [InlineData("baidu", null, "request.timeout", false)]
    [InlineData("baidu", "1.11.19", "request.responseType", false)]
    [InlineData("baidu", null, "closeSocket.reason", true)]
    [InlineData("baidu", null, "offSocketClose", false)]
    public void An_option_is_there_from_its_version_on(string id, string? version, string key, bool has) =>
        Assert.Equal(has, Profiles.Of(id, version).Apis.Has(key));

    [Fact]
    public void A_version_above_the_newest_is_the_newest_with_that_number()
    {
        var future = Profiles.Of("wechat", "9.0.0");
        Assert.Equal((new Version(9, 0, 0), 2), (future.BaseLibrary, future.Sockets.Max));
    }

    [Fact]
    public void An_unknown_platform_has_no_profile() => Assert.Null(Profiles.Settings.Platforms.Find("qq"));

    [Fact]
    public void The_Referer_of_Baidu_moved_with_3_170_0()
    {
        Assert.StartsWith("https://smartapps.cn/", Profiles.Of("baidu").Referer);
        Assert.StartsWith("https://smartapp.baidu.com/", Profiles.Of("baidu", "3.169.9").Referer);
    }

    [Theory]
    [MemberData(nameof(PlatformIds.All), MemberType = typeof(PlatformIds))]
    public void Every_rule_has_a_source(string id)
    {
        var profile = Profiles.Of(id);
        string[] rules = ["referer", "user-agent", .. Names(profile.Sockets, "sockets"), .. Names(profile.Http, "http"),
            .. Names(profile.Urls, "urls"), .. Names(profile.Headers, "headers"), .. Names(profile.Files, "files"), .. Names(profile.Background, "background"),
            .. Names(profile.Project, "project"), .. Names(profile.Phone, "phone")];
        Assert.Empty(rules.Except(profile.Sources.Keys));
        Assert.Empty(profile.Sources.Keys.Except(rules));
    }

    [Fact]
    public void The_limit_of_sockets_cites_the_seed()
    {
        Assert.Contains("5（小游戏）/2（小程序）", Profiles.Of("wechat").Sources["sockets.max"]);
        Assert.Contains("自动关闭该连接", Profiles.Of("alipay").Sources["sockets.when-full"]);
        Assert.Contains("1.9.4以上支持多个", Profiles.Of("baidu").Sources["sockets.max"]);
    }

    private static IEnumerable<string> Names(object policy, string section) =>
        policy.GetType().GetProperties().Select(property => $"{section}.{SettingFormatSpecs.Kebab(property.Name)}");
}
