using Akka.Configuration;
using MiniActors.Hosting;
using ConfigurationException = MiniActors.Hosting.ConfigurationException;

namespace MiniActors.Tests.Hosting;

public sealed class ConfigurationSpecs
{
    [Theory]
    [InlineData("mini-actors.sockets.mesage-limit = 1MiB", "mini-actors.sockets.mesage-limit: is no key that the engine knows; did you mean 'message-limit'?")]
    [InlineData("mini-actors.colour = red", "mini-actors.colour: is no key that the engine knows")]
    [InlineData("mini-actors.program.domains.web = []", "mini-actors.program.domains.web: is no key that the engine knows")]
    [InlineData("mini-actors.platforms.baidu.sockets.maximum = 3", "mini-actors.platforms.baidu.sockets.maximum: is no key that the engine knows")]
    [InlineData("mini-actors.platform-defaults.http.redirect = 3", "mini-actors.platform-defaults.http.redirect: is no key that the engine knows; did you mean 'redirects'?")]
    [InlineData("mini-actors.platforms.wechat.versions.\"below 1.7.0\".sockets.mx = 3", "mini-actors.platforms.wechat.versions.\"below 1.7.0\".sockets.mx: is no key that the engine knows; did you mean 'max'?")]
    [InlineData("mini-actors.platforms.wechat.kinds.game.socket.max = 3", "mini-actors.platforms.wechat.kinds.game.socket: is no key that the engine knows; did you mean 'sockets'?")]
    [InlineData("mini-actors.platforms.alipay.errors.connectSockets.timeout.code = 3", "mini-actors.platforms.alipay.errors.connectSockets: is no API; did you mean 'connectSocket'?")]
    [InlineData("mini-actors.platforms.alipay.errors.request.time-out.code = 3", "mini-actors.platforms.alipay.errors.request.time-out: is no kind of failure; did you mean 'timeout'?")]
    [InlineData("mini-actors.platforms.alipay.errors.request.timeout.texts = x", "mini-actors.platforms.alipay.errors.request.timeout.texts: is no key that the engine knows; did you mean 'text'?")]
    [InlineData("mini-actors.platforms.alipay.apis.\"request.tmeout\" = \"0\"", "mini-actors.platforms.alipay.apis.\"request.tmeout\": is no option of request; did you mean 'timeout'?")]
    [InlineData("mini-actor { wire = native }", "mini-actor: is no key that the engine knows; did you mean 'mini-actors'?")]
    [InlineData("mini-actors.program.allow-files += \"/tmp\"", "mini-actors.program.\"allow-files +\": is no key that the engine knows; did you mean 'allow-files'?")]
    public void An_unknown_key_is_named_by_its_path(string user, string error) => Assert.Equal([error], ErrorsOf(user));

    [Theory]
    [InlineData("[]")]
    [InlineData("[ ]")]
    [InlineData("[   ]")]
    [InlineData("[\n]")]
    [InlineData("[ # nothing yet\n ]")]
    public void A_list_of_nothing_is_empty_however_it_is_written(string list) =>
        Assert.Empty(EngineConfiguration.Read(ConfigurationFactory.ParseString($"mini-actors.program.allow-files = {list}")).Program.AllowFiles);

    [Theory]
    [InlineData("sockets.message-limit = 4 bananas", "sockets.message-limit: must be a size such as 64KiB or 4MiB, not '4 bananas'")]
    [InlineData("sockets.send-queue-messages = many", "sockets.send-queue-messages: must be a whole number, not 'many'")]
    [InlineData("waits.drain = soon", "waits.drain: must be a duration such as 10s or 500ms, not 'soon'")]
    [InlineData("waits.drain { s = 5 }", "waits.drain: must be one value, not a block or a list")]
    [InlineData("waits = 5", "waits: must be a block { … }")]
    [InlineData("program.strict = perhaps", "program.strict: must be on or off, not 'perhaps'")]
    [InlineData("program.allow-files = \"/tmp\"", "program.allow-files: must be a list such as [\"a\", \"b\"]")]
    [InlineData("program.base-library = old", "program.base-library: must be a version such as 2.10.0, not 'old'")]
    [InlineData("program.private-addresses = on", "program.private-addresses: must be one of refuse | allow, not 'on'")]
    [InlineData("program.network-timeout.request = browser", "program.network-timeout.request: must be a duration such as 10s or 500ms, not 'browser'")]
    [InlineData("wire = pigeon", "wire: must be one of websocket-client | native, not 'pigeon'")]
    [InlineData("platforms = []", "platforms: must be a block { … }")]
    [InlineData("platforms.alipay = on", "platforms.alipay: must be a block { … }")]
    [InlineData("platforms.alipay.sockets.max = some", "platforms.alipay.sockets.max: must be a whole number, not 'some'")]
    [InlineData("platforms.alipay.sockets.when-full = explode", "platforms.alipay.sockets.when-full: must be one of reject | replace | replace-silently, not 'explode'")]
    [InlineData("platforms.alipay.http.methods = [get]", "platforms.alipay.http.methods: 'get' is no method: methods are written in upper case")]
    [InlineData("platforms.alipay.apis.request = soon", "platforms.alipay.apis.request: must be a version such as 2.10.0, not 'soon'")]
    [InlineData("platforms.alipay.errors.request.timeout.code = x", "platforms.alipay.errors.request.timeout.code: must be a whole number, not 'x'")]
    [InlineData("platforms.alipay.versions.old { sockets.max = 1 }", "platforms.alipay.versions.old: must be named after the version below which it counts, such as \"below 1.7.0\"")]
    [InlineData("platforms.alipay.kinds = 3", "platforms.alipay.kinds: must be a block { … }")]
    public void A_value_of_the_wrong_type_is_named_by_its_path(string user, string error) =>
        Assert.Equal([$"mini-actors.{error}"], ErrorsOf($"mini-actors.{user}"));

    [Theory]
    [InlineData("sockets.message-limit = 0", "sockets.message-limit: must be between 1 and 2147483647 bytes, not '0'")]
    [InlineData("sockets.message-limit = 2GiB", "sockets.message-limit: must be between 1 and 2147483647 bytes, not '2GiB'")]
    [InlineData("sockets.send-queue-messages = -1", "sockets.send-queue-messages: must be between 1 and 2147483647, not '-1'")]
    [InlineData("waits.drain = 0s", "waits.drain: must be between 1ms and 24h, not '0s'")]
    [InlineData("waits.drain = 25h", "waits.drain: must be between 1ms and 24h, not '25h'")]
    [InlineData("http.max-in-flight = 0", "http.max-in-flight: must be between 1 and 10000, not '0'")]
    [InlineData("platforms.baidu.sockets.max = 0", "platforms.baidu.sockets.max: must be between 1 and 2147483647, not '0'")]
    [InlineData("platforms.baidu.files.quota = 2e9GiB", "platforms.baidu.files.quota: must be a size such as 200MiB or 4GiB, not '2e9GiB'")]
    [InlineData("platforms.baidu.files.download-max = 0", "platforms.baidu.files.download-max: must be between 1 and 1125899906842624 bytes, not '0'")]
    [InlineData("platforms.baidu.files.temp-prefix = tmp", "platforms.baidu.files.temp-prefix: must begin with a scheme, such as wxfile://tmp_, not 'tmp'")]
    [InlineData("platforms.baidu.dialect.upload-progress-fields = [a]", "platforms.baidu.dialect.upload-progress-fields: must be two names: the bytes so far, and the bytes in all")]
    [InlineData("files.root = files", "files.root: must be an absolute path or system-temp, not 'files'")]
    [InlineData("platforms.baidu.http.failure-status = 200", "platforms.baidu.http.failure-status: must be between 300 and 599, not '200'")]
    public void A_value_out_of_range_is_named_by_its_path(string user, string error) =>
        Assert.Equal([$"mini-actors.{error}"], ErrorsOf($"mini-actors.{user}"));

    [Fact]
    public void All_errors_are_told_at_once_and_each_of_them_once()
    {
        var refused = Refused("""
            mini-actors {
              wire = pigeon
              program { strict = perhaps, colour = red }
              platform-defaults.urls.max-length = 1
              platforms.wechat.sockets.max = none
            }
            """);
        Assert.Equal(
            [
                "mini-actors.wire: must be one of websocket-client | native, not 'pigeon'",
                "mini-actors.program.strict: must be on or off, not 'perhaps'",
                "mini-actors.platforms.wechat.sockets.max: must be a whole number, not 'none'",
                "mini-actors.platform-defaults.urls.max-length: must be between 64 and 65000, not '1'",
                "mini-actors.program.colour: is no key that the engine knows",
            ],
            refused.Errors);
        Assert.All(refused.Errors, error => Assert.Contains(error, refused.Message));
    }

    [Fact]
    public void Mini_actors_must_be_a_block() => Assert.Equal(["mini-actors: must be a block { … }"], ErrorsOf("mini-actors = 5"));

    [Fact]
    public void Keys_of_others_are_not_looked_at() =>
        Assert.NotNull(EngineConfiguration.Read(ConfigurationFactory.ParseString("akka.loglevel = DEBUG, my-own { thing = 1 }")));

    internal static IReadOnlyList<string> ErrorsOf(string user) => Refused(user).Errors;

    private static ConfigurationException Refused(string user) =>
        Assert.Throws<ConfigurationException>(() => EngineConfiguration.Read(ConfigurationFactory.ParseString(user)));
}
