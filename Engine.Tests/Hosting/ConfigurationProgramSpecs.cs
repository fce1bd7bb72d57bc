using Akka.Configuration;
using MiniActors.Hosting;
using MiniActors.Model;
using MiniActors.Platforms;
using ConfigurationException = MiniActors.Hosting.ConfigurationException;

namespace MiniActors.Tests.Hosting;

public sealed class ConfigurationProgramSpecs : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("mini-actors-").FullName;
    private readonly EngineSettings _engine = EngineConfiguration.Read(ConfigurationFactory.ParseString("""
        mini-actors.program {
          platform = baidu
          domains { request = ["https://a.example.com"], socket = ["wss://a.example.com"] }
          map { "https://a.example.com" = "http://127.0.0.1:1" }
        }
        """));

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void A_fragment_changes_only_what_it_says()
    {
        var program = Read($$"""
            platform = wechat/game
            base-library = 1.6
            domains.socket = ["wss://b.example.com:8443"]
            network-timeout.connect-socket = 2s
            map { "wss://b.example.com" = "ws://127.0.0.1:2" }
            allow-files = ["{{_directory}}"]
            private-addresses = allow
            network { type = 3g, latency = 200ms, down = 64KiB }
            """);
        Assert.Equal(new NetworkState { Type = NetworkType.ThirdGeneration, Latency = TimeSpan.FromMilliseconds(200), DownBytesPerSecond = 65_536 }, program.Network);
        Assert.Equal(("wechat/game", new Version(1, 6, 0), true), (program.Platform, program.BaseLibrary, program.PrivateAddresses));
        Assert.Equal(["https://a.example.com"], program.Domains.Request);
        Assert.Equal(["wss://b.example.com:8443"], program.Domains.Socket);
        Assert.Equal(new NetworkTimeouts { ConnectSocket = TimeSpan.FromSeconds(2) }, program.NetworkTimeout);
        Assert.Equal(["https://a.example.com", "wss://b.example.com"], program.Map.Select(entry => entry.Key));
        Assert.Equal([_directory], program.AllowFiles);
        Assert.Equal((_engine.Program.AppId, true, false), (program.AppId, program.UrlCheck, program.Strict));
    }

    [Fact]
    public void A_fragment_may_stand_under_the_full_path() =>
        Assert.True(Read("mini-actors.program.strict = on").Strict);

    [Fact]
    public void An_empty_fragment_changes_nothing() => Assert.Equal(_engine.Program, EngineConfiguration.ReadProgram(_engine, Config.Empty) with
    {
        Domains = _engine.Program.Domains,
        Map = _engine.Program.Map,
    });

    [Theory]
    [InlineData("strikt = on", "strikt: is no key that the engine knows; did you mean 'strict'?")]
    [InlineData("strict = 7", "strict: must be on or off, not '7'")]
    [InlineData("platform = qq", "platform: there is no platform 'qq'; there are wechat, wechat/game, alipay, baidu")]
    [InlineData("mini-actors.program.platform = qq", "platform: there is no platform 'qq'; there are wechat, wechat/game, alipay, baidu")]
    [InlineData("network.type = 6g", "network.type: must be one of unknown | none | wifi | 2g | 3g | 4g | 5g, not '6g'")]
    [InlineData("network.latency = 11m", "network.latency: must be at most 10m")]
    [InlineData("network.down = 0", "network.down: must be between 1 and 1125899906842624 bytes, not '0'")]
    [InlineData("app-id = \"a b\"", "app-id: must be letters, digits, '-', '_' and '.', not 'a b'")]
    [InlineData("app-version = \"\"", "app-version: must be letters, digits, '-', '_' and '.', not ''")]
    [InlineData("domains.request = [api.example.com]", "domains.request: 'api.example.com' must carry its scheme: https://host or http://host")]
    [InlineData("domains.upload = [\"wss://api.example.com\"]", "domains.upload: 'wss://api.example.com' must carry its scheme: https://host or http://host")]
    [InlineData("domains.download = [\"ftp://api.example.com\"]", "domains.download: 'ftp://api.example.com' must carry its scheme: https://host or http://host")]
    [InlineData("domains.socket = [\"https://api.example.com\"]", "domains.socket: 'https://api.example.com' must carry its scheme: wss://host or ws://host")]
    [InlineData("domains.socket = [\"wss://a.com/path\"]", "domains.socket: 'wss://a.com/path' must be a scheme, a host and perhaps a port, and nothing else")]
    [InlineData("domains.socket = [\"wss://*.a.com\"]", "domains.socket: 'wss://*.a.com' must be a scheme, a host and perhaps a port, and nothing else")]
    [InlineData("domains.socket = [\"wss://me@a.com\"]", "domains.socket: 'wss://me@a.com' must be a scheme, a host and perhaps a port, and nothing else")]
    [InlineData("domains.socket = [\"wss://\"]", "domains.socket: 'wss://' must be a scheme, a host and perhaps a port, and nothing else")]
    [InlineData("map { \"a.com\" = \"http://b\" }", "map.\"a.com\": 'a.com' must be an absolute url such as wss://echo.example.com, without user, query and fragment")]
    [InlineData("map { \"https://a.com\" = b }", "map.\"https://a.com\": 'b' must be an absolute url such as ws://127.0.0.1:9000, without user, query and fragment")]
    [InlineData("map { \"wss://a.com\" = \"http://b\" }", "map.\"wss://a.com\": a socket cannot become a request, nor a request a socket: 'http://b'")]
    [InlineData("allow-files = [\"/no/such/place\"]", "allow-files: there is no directory '/no/such/place'")]
    [InlineData("trusted-certificates = [\"/no/such.pem\"]", "trusted-certificates: there is no file '/no/such.pem'")]
    [InlineData("network-timeout.request = 0", "network-timeout.request: must be between 1ms and 24h, not '0'")]
    public void What_is_wrong_with_a_program_is_named_by_its_path(string fragment, string error) =>
        Assert.Equal([$"mini-actors.program.{error}"], Assert.Throws<ConfigurationException>(() => Read(fragment)).Errors);

    [Fact]
    public void A_fragment_cannot_change_the_engine() =>
        Assert.Equal(
            ["mini-actors.wire: is no key that the engine knows"],
            Assert.Throws<ConfigurationException>(() => Read("mini-actors { wire = native, program.strict = on }")).Errors);

    [Fact]
    public void The_defaults_of_programs_are_judged_when_the_engine_starts() =>
        Assert.Equal(
            ["mini-actors.program.domains.request: 'a.com' must carry its scheme: https://host or http://host"],
            ConfigurationSpecs.ErrorsOf("mini-actors.program.domains.request = [a.com]"));

    [Fact]
    public void Settings_made_in_code_are_judged_by_the_same_rule()
    {
        var settings = _engine.Program with
        {
            Platform = "qq",
            NetworkTimeout = new NetworkTimeouts { Request = TimeSpan.FromSeconds(-1), UploadFile = TimeSpan.FromDays(2) },
        };
        Assert.Equal(
            [
                "mini-actors.program.platform: there is no platform 'qq'; there are wechat, wechat/game, alipay, baidu",
                "mini-actors.program.network-timeout.request: must be more than 0ms and at most 24h, not -1000ms",
                "mini-actors.program.network-timeout.upload-file: must be more than 0ms and at most 24h, not 172800000ms",
            ],
            ProgramSettingsRule.Validate(settings, _engine.Platforms));
        Assert.Empty(ProgramSettingsRule.Validate(_engine.Program, _engine.Platforms));
    }

    [Fact]
    public void A_certificate_that_is_there_is_accepted()
    {
        var file = Path.Combine(_directory, "root.pem");
        File.WriteAllText(file, "");
        Assert.Equal([file], Read($"trusted-certificates = [\"{file}\"]").TrustedCertificates);
    }

    private ProgramSettings Read(string fragment) => EngineConfiguration.ReadProgram(_engine, ConfigurationFactory.ParseString(fragment));
}
