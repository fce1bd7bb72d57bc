using Akka.Configuration;
using MiniActors.Hosting;
using MiniActors.Model;
using MiniActors.Platforms;
using ConfigurationException = MiniActors.Hosting.ConfigurationException;

namespace MiniActors.Tests.Platforms;

/// <summary>A platform that the engine has never heard of is a block of HOCON.</summary>
public sealed class NewPlatformSpecs
{
    private static readonly Config QQ = ConfigurationFactory.ParseString("""
        mini-actors.platforms.qq {
          title = "QQ"
          native-object = qq
          base-library = "1.30.0"
          referer = "https://appservice.qq.com/{appId}/{version}/page-frame.html"
          sockets { max = 5 }
          http { max-in-flight = 10, timeout-max = 60s }
          urls { socket-ports = as-written }
          apis {
            "request.responseType" = "0"
            "connectSocket.protocols" = "1.2.0"
            uploadFile = never
          }
          errors.any.interrupted { text = "{api}:fail interrupted", code = 7 }
          kinds.game { sockets.max = 3 }
          versions."below 1.1" { sockets { max = 1, when-full = replace-silently } }
          sources { "sockets.max" = "uni-app: 5" }
        }
        """);

    private readonly PlatformCatalog _platforms = EngineConfiguration.Read(QQ).Platforms;

    [Fact]
    public void It_stands_beside_the_others() =>
        Assert.Equal(["alipay", "baidu", "qq", "qq/game", "wechat", "wechat/game"], _platforms.Ids.Order());

    [Fact]
    public void It_says_what_is_its_own_and_leaves_out_the_rest()
    {
        var profile = _platforms.Find("qq")!;
        Assert.Equal(("QQ", "qq", 5, WhenFull.Reject), (profile.Title, profile.NativeObject, profile.Sockets.Max, profile.Sockets.WhenFull));
        Assert.Equal((10, TimeSpan.FromSeconds(60), "application/json"), (profile.Http.MaxInFlight, profile.Http.TimeoutMax, profile.Http.DefaultContentType));
        Assert.Equal((PortRule.AsWritten, PortRule.AsWritten), (profile.Urls.HttpPorts, profile.Urls.SocketPorts));
        Assert.Equal("uni-app: 5", profile.Sources["sockets.max"]);
    }

    [Fact]
    public void It_has_the_options_of_the_defaults_with_its_own_and_without_what_it_never_had()
    {
        var profile = _platforms.Find("qq", new Version(1, 1))!;
        Assert.True(profile.Apis.Has("connectSocket.header"));
        Assert.True(profile.Apis.Has("request.responseType"));
        Assert.False(profile.Apis.Has("connectSocket.protocols"));
        Assert.False(profile.Apis.Has("uploadFile"));
    }

    [Theory]
    [InlineData("qq", "1.0.9", 1, WhenFull.ReplaceSilently)]
    [InlineData("qq", "1.1.0", 5, WhenFull.Reject)]
    [InlineData("qq/game", "1.1.0", 3, WhenFull.Reject)]
    [InlineData("qq/game", "1.0.9", 1, WhenFull.ReplaceSilently)]
    public void Its_kinds_and_versions_are_layers_of_their_own(string id, string version, int max, WhenFull whenFull)
    {
        var sockets = _platforms.Find(id, Version.Parse(version))!.Sockets;
        Assert.Equal((max, whenFull), (sockets.Max, sockets.WhenFull));
    }

    [Fact]
    public void Its_words_lie_over_those_of_the_defaults()
    {
        var errors = _platforms.Find("qq")!.Errors;
        Assert.Equal(new Failure(FailureKind.Interrupted, "request:fail interrupted", 7), errors.Say("request", FailureKind.Interrupted));
        Assert.Equal("request:fail timeout", errors.Say("request", FailureKind.Timeout).Message);
    }

    [Fact]
    public void The_newest_base_library_of_its_block_decides_which_versions_count()
    {
        var old = QQ.WithFallback(Config.Empty);
        var settings = EngineConfiguration.Read(ConfigurationFactory.ParseString("mini-actors.platforms.qq.base-library = \"1.0.0\"").WithFallback(old));
        Assert.Equal(1, settings.Platforms.Find("qq")!.Sockets.Max);
    }

    [Fact]
    public void Without_a_name_and_a_Referer_it_is_refused()
    {
        var refused = Assert.Throws<ConfigurationException>(() => EngineConfiguration.Read(ConfigurationFactory.ParseString("mini-actors.platforms.tt { sockets.max = 5 }")));
        Assert.Equal(
            ["mini-actors.platforms.tt.base-library: is missing", "mini-actors.platforms.tt.title: is missing",
                "mini-actors.platforms.tt.native-object: is missing", "mini-actors.platforms.tt.referer: is missing"],
            refused.Errors);
    }
}
