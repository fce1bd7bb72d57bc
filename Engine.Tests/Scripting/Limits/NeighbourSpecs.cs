using Akka.TestKit.Xunit2;
using MiniActors.Api;
using MiniActors.Hosting;
using MiniActors.Scripting;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Scripting.Limits;

/// <summary>A mini program over a limit ends alone, with an error that says which: its neighbour does not notice.</summary>
public sealed class NeighbourSpecs : TestKit
{
    private readonly MiniActorsEngine _engine;

    public NeighbourSpecs() : base("akka.loglevel = OFF") =>
        _engine = MiniActorsEngine.Start(Sys, Profiles.Settings, new EngineWires(new FakeSocketWire(_ => { }), new FakeHttpWire(_ => { })));

    [Theory]
    [InlineData("setTimeout(function () { for (;;); }, 0)", "one turn ran longer than 500 ms.")]
    // What also allocates meets whichever limit comes first on the machine at hand.
    [InlineData("setTimeout(function () { var a = []; for (;;) a.push(new Array(10000).join('x')) }, 0)", "one turn")]
    [InlineData("var a = []; (function grow() { for (var i = 0; i < 20; i++) a.push(new Array(1024).join('x') + i); setTimeout(grow, 0) })()", "it holds more than 8 MiB.")]
    [InlineData("setTimeout(function deep() { deep() }, 0)", "calls nest deeper than they may.")]
    [InlineData("setTimeout(function () { /^(a+)+$/.test(new Array(40).join('a') + 'b') }, 0)", "")]
    public async Task A_script_over_a_limit_ends_alone(string code, string limit)
    {
        var (guilty, neighbour) = (new ScriptWitness(), new ScriptWitness());
        await using var other = await OpenAsync("var n = 0; setInterval(function () { console.log(++n) }, 20)", neighbour, new ScriptLimits());
        await using var app = await OpenAsync(code, guilty,
            new ScriptLimits { TurnTime = TimeSpan.FromMilliseconds(500), TurnMemory = 32 << 20, HeldMemory = 8 << 20, Recursion = 100 });

        await app.Ended.WaitAsync(Patience.Long);

        var end = await guilty.End.WaitAsync(Patience.Long);
        Assert.Equal((ScriptEnding.Stopped, ScriptFaultKind.Limit), (end.Ending, end.Fault!.Kind));
        Assert.StartsWith("The script was stopped: " + limit, end.Fault.Text, StringComparison.Ordinal);
        await neighbour.Lines.NextAsync(3);
        Assert.False(other.Ended.IsCompleted);
    }

    [Fact]
    public async Task One_timer_too_many_is_an_error_that_can_be_caught_and_the_script_goes_on()
    {
        var witness = new ScriptWitness();
        await using var app = await OpenAsync("""
            var ids = [];
            try { for (;;) ids.push(setTimeout(function () {}, 1e6)) } catch (e) { console.log(ids.length, e.message) }
            ids.forEach(clearTimeout);
            setTimeout(function () { console.log('on') }, 0);
            """, witness, new ScriptLimits { Timers = 10 });
        Assert.Equal(["10 Too many timers are pending", "on"], await witness.Lines.NextAsync(2));
        await app.Ended.WaitAsync(Patience.Long);
        Assert.Equal(ScriptEnding.Ended, (await witness.End.WaitAsync(Patience.Long)).Ending);
    }

    private Task<MiniProgram> OpenAsync(string code, ScriptWitness witness, ScriptLimits limits) => _engine.OpenAsync(new MiniProgramOptions
    {
        Callbacks = ScriptRole.For(new ScriptOptions { Source = ScriptSource.Of("/app.js", code), Console = witness, Observer = witness, Limits = limits }),
    });
}
