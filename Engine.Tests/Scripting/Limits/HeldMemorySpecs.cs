using Jint;
using MiniActors.Scripting;

namespace MiniActors.Tests.Scripting.Limits;

/// <summary>How much a script holds from turn to turn, and when that is looked at.</summary>
public sealed class HeldMemorySpecs : ScriptSpecs
{
    private const long MiB = 1 << 20;

    private static readonly ScriptLimits Small = new() { HeldMemory = 16 * MiB };

    [Fact]
    public async Task An_array_that_grows_over_many_turns_stops_the_script()
    {
        Run("wechat", "var all = []; (function grow() { all.push(new Array(1024).join(String(all.length))); setTimeout(grow, 0) })()", limits: Small);
        var end = await EndAsync();
        Assert.Equal((ScriptEnding.Stopped, ScriptFaultKind.Limit), (end.Ending, end.Fault!.Kind));
        Assert.Equal("The script was stopped: it holds more than 16 MiB.", end.Fault.Text);
    }

    [Theory]
    [InlineData("var map = new Map(), n = 0; (function grow() { for (var i = 0; i < 200; i++) map.set({}, ++n); setTimeout(grow, 0) })()")]
    [InlineData("var last = null; (function grow() { for (var i = 0; i < 200; i++) { let before = last; last = function () { return before } } setTimeout(grow, 0) })()")]
    [InlineData("var text = ''; (function grow() { text += new Array(4096).join('x') + Math.random(); setTimeout(grow, 0) })()")]
    [InlineData("var buffers = []; (function grow() { buffers.push(new ArrayBuffer(65536)); setTimeout(grow, 0) })()")]
    [InlineData("(function grow(i) { setTimeout(function () {}, 1e6, new Array(4096).join('x') + i); setTimeout(grow, 0, i + 1) })(0)")]
    [InlineData("function wait() { return new Promise(function () {}) } (function grow() { wx.onSocketOpen(function () {}); global[Math.random()] = wait().then(function () {}); for (var i = 0; i < 50; i++) global[Math.random()] = {}; setTimeout(grow, 0) })()")]
    public async Task Whatever_grows_is_found(string code)
    {
        Run("wechat", code, limits: Small);
        Assert.Equal("The script was stopped: it holds more than 16 MiB.", (await EndAsync()).Fault!.Text);
    }

    [Fact]
    public async Task What_is_let_go_counts_for_nothing()
    {
        Run("wechat", "var n = 0; (function waste() { var all = []; for (var i = 0; i < 100; i++) all.push('x'.repeat(1024) + i); if (++n < 150) setTimeout(waste, 0); else console.log('done') })()", limits: Small);
        await SaysAsync("done");
        Assert.Equal(ScriptEnding.Ended, (await EndAsync()).Ending);
    }

    [Fact]
    public void There_is_no_look_until_the_limit_could_be_passed()
    {
        var looks = 0;
        var held = new HeldMemory(100, _ =>
        {
            looks++;
            return 40;
        });
        Assert.False(held.IsOverAfter(100));
        Assert.Equal(0, looks);
        Assert.False(held.IsOverAfter(1));
        Assert.Equal(1, looks);
        Assert.False(held.IsOverAfter(60));
        Assert.Equal(1, looks);
        Assert.False(held.IsOverAfter(1));
        Assert.Equal(2, looks);
    }

    [Fact]
    public void Close_to_the_limit_the_looks_are_an_eighth_of_it_apart()
    {
        var (looks, holds) = (0, 100L);
        var held = new HeldMemory(100, _ =>
        {
            looks++;
            return holds;
        });
        Assert.False(held.IsOverAfter(101));
        Assert.False(held.IsOverAfter(12));
        Assert.Equal(1, looks);
        holds = 101;
        Assert.True(held.IsOverAfter(1));
        Assert.Equal(2, looks);
    }

    [Theory]
    [InlineData("x = []; for (i = 0; i < 10000; i++) x.push({ a: i })", 1_500_000, 6_000_000)]
    [InlineData("x = new ArrayBuffer(4000000)", 4_000_000, 4_100_000)]
    [InlineData("x = 'y'.repeat(1000000)", 2_000_000, 2_100_000)]
    [InlineData("(function () { var hidden = 'y'.repeat(1000000); x = function () { return hidden } })()", 2_000_000, 2_100_000)]
    [InlineData("x = { }; x.self = x; s = 'y'.repeat(1000000); x.a = [s, s, s, s, s]", 2_000_000, 2_100_000)]
    public void Held_bytes_are_those_of_what_can_be_reached(string code, long least, long most)
    {
        using var engine = new Engine();
        engine.Execute("var x, s, i");
        var before = HeldBytes.Of(long.MaxValue, engine);
        engine.Execute(code);
        Assert.InRange(HeldBytes.Of(long.MaxValue, engine) - before, least, most);
    }

    [Fact]
    public void A_walk_ends_soon_after_the_limit()
    {
        using var engine = new Engine();
        engine.Execute("var x = []; for (var i = 0; i < 200000; i++) x.push({ a: i })");
        Assert.InRange(HeldBytes.Of(5_000_000, engine), 5_000_001, 10_000_000);
    }
}
