using Akka.TestKit.Xunit2;
using MiniActors.Api;
using MiniActors.Hosting;
using MiniActors.Scripting;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Scripting.Limits;

/// <summary>
/// Scripts that are made to bring the process down. Each gets an error that it can catch, or is stopped alone; the process
/// lives, and so does the mini program beside it.
/// </summary>
public sealed class BombSpecs : TestKit
{
    private readonly MiniActorsEngine _engine;

    public BombSpecs() : base("akka.loglevel = OFF") =>
        _engine = MiniActorsEngine.Start(Sys, Profiles.Settings, new EngineWires(new FakeSocketWire(_ => { }), new FakeHttpWire(_ => { })));

    // The arrays that are made flat nest so deep because that walk takes little of the stack once it is optimised.
    [Theory]
    [InlineData("JSON.parse('['.repeat(1e6))", "SyntaxError")]
    [InlineData("JSON.parse('{\"a\":'.repeat(3e5) + '1' + '}'.repeat(3e5))", "SyntaxError")]
    [InlineData("var o = Object.create({ get x() { return this.x } }); o.x", "RangeError")]
    [InlineData("var o = { toString: function () { return '' + this } }; '' + o", "RangeError")]
    [InlineData("var p = new Proxy({}, { get: function (t, k, r) { return r[k] } }); p.x", "RangeError")]
    [InlineData("var a = []; for (var i = 0; i < 3e4; i++) a = [a]; JSON.stringify(a)", "RangeError")]
    [InlineData("var a = []; for (var i = 0; i < 3e4; i++) a = [a]; String(a)", "RangeError")]
    [InlineData("var a = []; for (var i = 0; i < 2e5; i++) a = [a]; a.flat(Infinity)", "RangeError")]
    [InlineData("class A { constructor() { new A() } } new A()", "RangeError")]
    [InlineData("JSON.parse('[1]', function r() { return JSON.parse('[1]', r) })", "RangeError")]
    [InlineData("'a'.replace(/a/, function f() { return 'a'.replace(/a/, f) })", "RangeError")]
    [InlineData("[1].forEach(function f() { [1].forEach(f) })", "RangeError")]
    [InlineData("'x'.repeat(Math.pow(2, 30))", "RangeError")]
    [InlineData("'x'.padEnd(Math.pow(2, 30))", "RangeError")]
    [InlineData("var s = 'x'.repeat(1e6); s.split('').join(s)", "RangeError")]
    [InlineData("var s = 'x'.repeat(1e6), a = []; for (var i = 0; i < 3000; i++) a.push(s); a.join('')", "RangeError")]
    [InlineData("new ArrayBuffer(Math.pow(2, 33))", "RangeError")]
    [InlineData("2n ** 100000000000n", "RangeError")]
    [InlineData("var a = {}; for (var i = 0; i < 3e4; i++) a = { a: a }; wx.setStorageSync('k', a)", "RangeError")]
    [InlineData("var a = {}; a.a = a; wx.setStorageSync('k', a)", "TypeError")]
    public async Task What_is_too_much_is_an_error_that_the_script_can_catch(string code, string error)
    {
        var witness = await RunBesideAsync($"try {{ {code}; console.log('done') }} catch (e) {{ console.log(e.name) }}");
        Assert.Equal([error], await witness.Lines.NextAsync(1));
        Assert.Equal(ScriptEnding.Ended, (await witness.End.WaitAsync(Patience.Long)).Ending);
    }

    [Fact]
    public async Task A_long_chain_of_proxies_is_followed_or_an_error_that_the_script_can_catch()
    {
        // The runtime may compile the step from one proxy to the next as a jump, which needs no stack.
        var witness = await RunBesideAsync("var p = {}; for (var i = 0; i < 3e5; i++) p = new Proxy(p, {}); try { p.x; console.log('followed') } catch (e) { console.log(e.name) }");
        Assert.Contains(Assert.Single(await witness.Lines.NextAsync(1)), new[] { "followed", "RangeError" });
        Assert.Equal(ScriptEnding.Ended, (await witness.End.WaitAsync(Patience.Long)).Ending);
    }

    [Theory]
    [InlineData("eval('('.repeat(5e4) + '1' + ')'.repeat(5e4))")]
    [InlineData("eval('['.repeat(5e4) + ']'.repeat(5e4))")]
    [InlineData("eval('1' + '+1'.repeat(1e5))")]
    [InlineData("eval('a' + '.a'.repeat(1e5))")]
    [InlineData("eval('{'.repeat(5e4) + '}'.repeat(5e4))")]
    [InlineData("new Function('return ' + 'function(){return '.repeat(2e4) + '1' + '}'.repeat(2e4))")]
    [InlineData("var s = '1'; for (;;) { eval(s); s += '+' + s }")]
    [InlineData("var s = 'x'; for (;;) s += s")]
    [InlineData("var s = 'x'; for (;;) s = `${s}${s}`")]
    [InlineData("var a = []; a[4294967290] = 1; a.forEach(function () {}); a.sort()")]
    [InlineData("new Array(4294967295).join('x')")]
    [InlineData("[3, 2, 1].sort(function () { for (;;); })")]
    [InlineData("var it = {}; it[Symbol.iterator] = function () { return { next: function () { return { value: 1, done: false } } } }; new Set(it)")]
    [InlineData("(function f() { Promise.resolve().then(f) })()")]
    [InlineData("throw { toString: function () { for (;;); } }")]
    [InlineData("(function f() { try { f() } finally { f() } })()")]
    public async Task What_does_not_end_is_stopped_alone(string code)
    {
        var witness = await RunBesideAsync($"try {{ {code} }} catch (e) {{ for (;;) String(e) }}");
        var end = await witness.End.WaitAsync(Patience.Long);
        Assert.Equal((ScriptEnding.Stopped, ScriptFaultKind.Limit), (end.Ending, end.Fault!.Kind));
        Assert.StartsWith("The script was stopped: ", end.Fault.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("((((", "))))")]
    [InlineData("[[[[", "]]]]")]
    [InlineData("{{{{", "}}}}")]
    public async Task A_file_that_nests_too_deeply_does_not_load_and_ends_alone(string open, string close)
    {
        var witness = await RunBesideAsync(string.Concat(Enumerable.Repeat(open, 20_000)) + "1" + string.Concat(Enumerable.Repeat(close, 20_000)));
        var end = await witness.End.WaitAsync(Patience.Long);
        Assert.Equal((ScriptEnding.LoadFailed, ScriptFaultKind.Syntax), (end.Ending, end.Fault!.Kind));
    }

    [Fact]
    public async Task Timers_that_beget_timers_do_not_slow_the_neighbour_and_are_bounded()
    {
        var (storm, neighbour) = (new ScriptWitness(), new ScriptWitness());
        await using var other = await OpenAsync("var n = 0; setInterval(function () { console.log(++n) }, 20)", neighbour);
        await using var app = await OpenAsync("(function f() { setTimeout(f, 0); setTimeout(f, 0) })()", storm, new ScriptLimits { Timers = 100 });
        Assert.StartsWith("Exception: Error: Too many timers are pending", await storm.Faults.NextAsync(), StringComparison.Ordinal);
        await neighbour.Lines.NextAsync(5);
    }

    /// <summary>Runs a script to its end beside another one, which must be alive afterwards.</summary>
    private async Task<ScriptWitness> RunBesideAsync(string code)
    {
        var (witness, neighbour) = (new ScriptWitness(), new ScriptWitness());
        await using var other = await OpenAsync("var n = 0; setInterval(function () { console.log(++n) }, 20)", neighbour);
        await using var app = await OpenAsync(code, witness, new ScriptLimits { TurnTime = TimeSpan.FromSeconds(2), TurnMemory = 64 << 20, HeldMemory = 64 << 20 });
        await app.Ended.WaitAsync(Patience.Long);
        neighbour.Lines.Rest();
        await neighbour.Lines.NextAsync(2);
        return witness;
    }

    private Task<MiniProgram> OpenAsync(string code, ScriptWitness witness, ScriptLimits? limits = null) => _engine.OpenAsync(new MiniProgramOptions
    {
        Platform = "wechat",
        Callbacks = ScriptRole.For(new ScriptOptions { Source = ScriptSource.Of("/app.js", code), Console = witness, Observer = witness, Limits = limits ?? new ScriptLimits() }),
    });
}
