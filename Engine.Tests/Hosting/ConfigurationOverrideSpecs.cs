using Akka.Actor;
using Akka.Configuration;
using MiniActors.Hosting;
using MiniActors.Platforms;
using MiniActors.Wire;

namespace MiniActors.Tests.Hosting;

public sealed class ConfigurationOverrideSpecs
{
    [Fact]
    public void Without_a_file_of_the_users_the_defaults_count()
    {
        var settings = EngineConfiguration.Read();
        Assert.Equal("websocket-client", settings.Wire);
        Assert.Equal(new SocketLimits(), settings.Sockets);
        Assert.Equal(new HttpLimits { BodyBytes = 16 << 20, HeaderFields = 256, HeaderBytes = 64 << 10, MaxInFlight = 64, Queue = 1000, IdleLanes = 64 }, settings.Http);
        Assert.Equal(
            new Waits { SocketClose = Seconds(3), ProgramClose = Seconds(10), Drain = Seconds(15), ProgramOpen = Seconds(10) },
            settings.Waits);
        Assert.Equal(("wechat", null, true, false, false), (settings.Program.Platform, settings.Program.BaseLibrary,
            settings.Program.UrlCheck, settings.Program.Strict, settings.Program.PrivateAddresses));
        Assert.Equal(new NetworkTimeouts(), settings.Program.NetworkTimeout);
    }

    // Reading does not judge them again while nobody has changed one.
    [Theory]
    [InlineData("mini-actors.platforms { }")]
    [InlineData("mini-actors.platform-defaults { }")]
    public void The_platforms_of_the_defaults_are_right_in_every_span_of_versions(string judged) => Assert.NotEmpty(Read(judged).Platforms.Ids);

    [Theory]
    [InlineData("mini-actors.platforms.wechat.versions.\"below 1.7.0\".sockets.max = none", "mini-actors.platforms.wechat.versions.\"below 1.7.0\".sockets.max")]
    [InlineData("mini-actors.platform-defaults.http.redirects = none", "http.redirects")]
    [InlineData("mini-actors.platforms.mine { title = Mine }", "mini-actors.platforms.mine")]
    public void A_platform_that_the_user_changed_or_added_is_judged_before_anyone_chooses_it(string text, string named) =>
        Assert.Contains(named, string.Join('\n', Assert.Throws<MiniActors.Hosting.ConfigurationException>(() => Read(text)).Errors));

    [Fact]
    public void A_file_of_the_users_overrides_key_by_key()
    {
        var settings = Read("""
            mini-actors {
              sockets { message-limit = 1MiB, keep-alive-interval = 0 }
              waits.drain = 2m
              program { platform = alipay, network-timeout.request = 1500 }
              platforms.alipay.sockets { when-full = reject }
              platforms.wechat.versions."below 1.7.0".sockets.when-full = replace-silently
            }
            """);
        Assert.Equal(new SocketLimits { MessageBytes = 1 << 20, KeepAliveInterval = TimeSpan.Zero }, settings.Sockets);
        Assert.Equal((TimeSpan.FromMinutes(2), Seconds(3)), (settings.Waits.Drain, settings.Waits.SocketClose));
        Assert.Equal(new NetworkTimeouts { Request = TimeSpan.FromMilliseconds(1500) }, settings.Program.NetworkTimeout);

        var alipay = settings.Platforms.Find("alipay")!;
        Assert.Equal((1, WhenFull.Reject, 5), (alipay.Sockets.Max, alipay.Sockets.WhenFull, alipay.Sockets.MultipleMax));
        var old = settings.Platforms.Find("wechat", new Version(1, 6))!;
        Assert.Equal((1, WhenFull.ReplaceSilently), (old.Sockets.Max, old.Sockets.WhenFull));
    }

    [Fact]
    public void A_default_of_all_platforms_can_be_changed_for_those_that_do_not_say_it_themselves()
    {
        var settings = Read("mini-actors.platform-defaults.http { redirects = 3, request-timeout = 7s }");
        Assert.Equal((3, Seconds(7)), (settings.Platforms.Find("wechat")!.Http.Redirects, settings.Platforms.Find("wechat")!.Http.RequestTimeout));
        Assert.Equal((3, Seconds(30)), (settings.Platforms.Find("alipay")!.Http.Redirects, settings.Platforms.Find("alipay")!.Http.RequestTimeout));
    }

    [Fact]
    public void Quoted_keys_keep_their_dots_and_their_order()
    {
        var settings = Read("""
            mini-actors.program.map {
              "wss://echo.example.com" = "ws://127.0.0.1:9000"
              "https://a.b.c:8443/v1" = "http://localhost:8080/x.y"
            }
            """);
        Assert.Equal(
            [KeyValuePair.Create("wss://echo.example.com", "ws://127.0.0.1:9000"), KeyValuePair.Create("https://a.b.c:8443/v1", "http://localhost:8080/x.y")],
            settings.Program.Map);
    }

    [Fact]
    public void A_list_of_the_users_takes_the_place_of_the_default()
    {
        var settings = Read("mini-actors.platforms.wechat.http.methods = [GET, POST]");
        Assert.Equal(["GET", "POST"], settings.Platforms.Find("wechat")!.Http.Methods);
        Assert.Equal(8, settings.Platforms.Find("alipay")!.Http.Methods.Count);
    }

    [Fact]
    public async Task Callbacks_have_a_dispatcher_of_their_own()
    {
        var system = ActorSystem.Create("defaults", EngineConfiguration.Merge(ConfigurationFactory.ParseString("akka.loglevel = ERROR")));
        try
        {
            Assert.Equal("ERROR", system.Settings.LogLevel);
            var echo = system.ActorOf(Props.Create<ThreadName>().WithDispatcher("akka.actor.mini-actors-callbacks"));
            Assert.Contains("mini-actors-callbacks", await echo.Ask<string>("where?").WaitAsync(Seconds(10)));
        }
        finally
        {
            await system.Terminate().WaitAsync(Seconds(10));
        }
    }

    [Fact]
    public void What_is_no_HOCON_is_refused_by_its_parser() =>
        Assert.ThrowsAny<Exception>(() => Read("mini-actors.program.map { a = https://no.quotes }"));

    private static EngineSettings Read(string user) => EngineConfiguration.Read(ConfigurationFactory.ParseString(user));

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    private sealed class ThreadName : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(Thread.CurrentThread.Name ?? "no name");
    }
}
