using Akka.Configuration;
using BenchmarkDotNet.Attributes;
using MiniActors.Hosting;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;

namespace MiniActors.Benchmarks.Pure;

/// <summary>The judgements that stand on the way of a call.</summary>
[MemoryDiagnoser]
public class RuleBenchmarks
{
    private const string Api = "https://api.example.com/items?id=7";
    private const string Socket = "wss://api.example.com/echo";

    private readonly ProgramSettings _program;
    private readonly PlatformProfile _profile;
    private readonly Argument _get = Argument.Object(("url", Argument.Of(Api)));
    private readonly Argument _post = Argument.Object(
        ("url", Argument.Of(Api)), ("method", Argument.Of("POST")), ("header", Argument.Object(("X-Trace", Argument.Of("1")))),
        ("data", Argument.Object(("id", Argument.Of(7)), ("name", Argument.Of("mini actor")))));
    private readonly Argument _connect = Argument.Object(("url", Argument.Of(Socket)));
    private readonly LiveSocket[] _live = [new(new SocketId(1)), new(new SocketId(2))];
    private readonly Argument _text = Argument.Of("a short message");
    private readonly Argument _base64 = Argument.Of(Convert.ToBase64String(new byte[4096]));

    /// <summary>Reads the configuration.</summary>
    public RuleBenchmarks()
    {
        var settings = EngineConfiguration.Read(ConfigurationFactory.ParseString(
            """mini-actors.program.domains { request = ["https://api.example.com"], socket = ["wss://api.example.com"] }"""));
        (_program, _profile) = (settings.Program, settings.Platforms.Find("alipay")!);
    }

    /// <summary>A GET with nothing but its url.</summary>
    [Benchmark]
    public object RequestRule_GET() => RequestRule.Judge(_profile, _program, _get);

    /// <summary>A POST with a field and an object.</summary>
    [Benchmark]
    public object RequestRule_POST() => RequestRule.Judge(_profile, _program, _post);

    /// <summary>A socket with nothing but its url.</summary>
    [Benchmark]
    public object ConnectRule_Judge() => ConnectRule.Judge(_profile, _program, _connect);

    /// <summary>A url on the list.</summary>
    [Benchmark]
    public object UrlRule_Judge() => UrlRule.Judge(_profile, _program, "request", Api);

    /// <summary>One socket more than there is room for.</summary>
    [Benchmark]
    public object AdmissionRule_Decide() => AdmissionRule.Decide(_profile.Sockets, false, _live);

    /// <summary>A text message, as it is sent.</summary>
    [Benchmark]
    public bool MessageRule_text() => MessageRule.TryFrame(_profile, _text, default, out _, out _);

    /// <summary>4 KiB as base64.</summary>
    [Benchmark]
    public bool MessageRule_base64() => MessageRule.TryFrame(_profile, _base64, Argument.Of(true), out _, out _);
}
