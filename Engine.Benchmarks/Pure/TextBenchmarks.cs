using BenchmarkDotNet.Attributes;
using MiniActors.Adapters;
using MiniActors.Hosting;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;
using MiniActors.Wire;

namespace MiniActors.Benchmarks.Pure;

/// <summary>What is read and written: the configuration, words, JSON, the head of a form.</summary>
[MemoryDiagnoser]
public class TextBenchmarks
{
    private readonly PlatformCatalog _platforms = EngineConfiguration.Read().Platforms;
    private readonly PlatformProfile _profile;
    private readonly Argument _object = Argument.Object(
        ("id", Argument.Of(7)), ("name", Argument.Of("mini actor")), ("tags", Argument.Array(Argument.Of("a"), Argument.Of("b"))), ("deep", Argument.Object(("ok", Argument.Of(true)))));
    private readonly HttpUpload.Form _form;

    /// <summary>Reads the configuration.</summary>
    public TextBenchmarks()
    {
        _profile = _platforms.Find("alipay")!;
        _form = new HttpUpload.Form([new("id", "7"), new("name", "mini actor")], new HttpUpload.FilePart("file", "picture.png", "image/png", new BodySource(0, () => Stream.Null)));
    }

    /// <summary>The whole configuration, as when the engine starts.</summary>
    [Benchmark]
    public object Configuration_Read() => EngineConfiguration.Read();

    /// <summary>The profile of a platform at an older base library.</summary>
    [Benchmark]
    public object? Profile_Find() => _platforms.Find("wechat", new Version(1, 6, 9));

    /// <summary>A failure in the platform's words.</summary>
    [Benchmark]
    public object ErrorVocabulary_Say() => _profile.Errors.Say("connectSocket", FailureKind.DomainNotListed,
        ("detail", "the host is not on the list"), ("url", "wss://api.example.com/"), ("host", "api.example.com"));

    /// <summary>An object as JSON.</summary>
    [Benchmark]
    public string? JsonText_Of() => JsonText.Of(_object);

    /// <summary>What stands around the file of an upload.</summary>
    [Benchmark]
    public object Multipart_head() => MultipartUpload.Of(_form);
}
