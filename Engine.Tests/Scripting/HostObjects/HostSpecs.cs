using Akka.TestKit.Xunit2;
using MiniActors.Api;
using MiniActors.Hosting;
using MiniActors.Scripting;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Scripting.HostObjects;

/// <summary>What the specs of the host's objects share: scripts on the whole engine, with files on the real disk.</summary>
public abstract class HostSpecs : TestKit
{
    /// <summary>The platforms with their native objects.</summary>
    public static TheoryData<string, string> Platforms => new() { { "wechat", "wx" }, { "alipay", "my" }, { "baidu", "swan" } };

    private readonly MiniActorsEngine _engine;

    protected HostSpecs() : base("akka.loglevel = OFF") =>
        _engine = MiniActorsEngine.Start(Sys, Profiles.Settings, new EngineWires(new FakeSocketWire(_ => { }), new FakeHttpWire(_ => { })));

    private protected ScriptWitness Witness { get; } = new();

    /// <summary>Opens a mini program that is this script; it stays until it is closed.</summary>
    protected Task<MiniProgram> OpenAsync(string platform, string code, Func<MiniProgramOptions, MiniProgramOptions>? with = null)
    {
        var options = new MiniProgramOptions
        {
            Platform = platform,
            Callbacks = ScriptRole.For(new ScriptOptions { Source = ScriptSource.Of("/app.js", code + "\nsetTimeout(function () {}, 1e8);"), Console = Witness, Observer = Witness }),
        };
        return _engine.OpenAsync(with?.Invoke(options) ?? options);
    }

    /// <summary>Runs a script that writes these lines, and no error.</summary>
    protected async Task RunAsync(string platform, string code, params string[] lines)
    {
        await using var app = await OpenAsync(platform, code);
        await SaysAsync(lines);
        Assert.Empty(Witness.Faults.Rest());
    }

    /// <summary>The next lines that the script writes.</summary>
    protected async Task SaysAsync(params string[] lines) => Assert.Equal(lines, await Witness.Lines.NextAsync(lines.Length));
}
