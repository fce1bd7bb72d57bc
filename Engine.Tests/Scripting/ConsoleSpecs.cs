namespace MiniActors.Tests.Scripting;

/// <summary>What <c>console</c> writes: one line a call.</summary>
public sealed class ConsoleSpecs : ScriptSpecs
{
    [Theory]
    [InlineData("'plain', 1, true, null, undefined", "plain 1 true null undefined")]
    [InlineData("", "")]
    [InlineData("''", "")]
    [InlineData("'a', ''", "a ")]
    [InlineData("{ a: 1, 'b c': \"it's\", d: { e: [1, , 'x'] } }", "{ a: 1, 'b c': 'it\\'s', d: { e: [ 1, undefined, 'x' ] } }")]
    [InlineData("[], {}, [[]]", "[] {} [ [] ]")]
    [InlineData("-0, 1n, Symbol('s'), NaN", "-0 1n Symbol(s) NaN")]
    [InlineData("function named() {}, function () {}", "[Function: named] [Function (anonymous)]")]
    [InlineData("new Map([[1, { a: 2 }]]), new Set(['x'])", "Map(1) { 1 => { a: 2 } } Set(1) { 'x' }")]
    [InlineData("new Date(0), /a+/g, new Number(3)", "1970-01-01T00:00:00.000Z /a+/g [Number: 3]")]
    [InlineData("new Uint8Array([1, 2]), new ArrayBuffer(4)", "Uint8Array(2) [ 1, 2 ] ArrayBuffer { byteLength: 4 }")]
    [InlineData("{ get a() { throw 1 }, set b(v) {} }", "{ a: [Getter], b: [Setter] }")]
    [InlineData("new (class Dog { constructor() { this.n = 1 } })(), Object.create(null)", "Dog { n: 1 } [Object: null prototype] {}")]
    [InlineData("(function () { var o = { a: 1 }; o.self = o; return o })()", "{ a: 1, self: [Circular] }")]
    [InlineData("{ a: { b: { c: { d: {} } } } }", "{ a: { b: { c: { d: [Object] } } } }")]
    [InlineData("{ e: new TypeError('bad') }", "{ e: [TypeError: bad] }")]
    [InlineData("'%s is %d and %i, %j 100%%', 'x', '1.5', 2.9, { a: 1 }, 'rest'", "x is 1.5 and 2, { a: 1 } 100% rest")]
    [InlineData("'%s'", "%s")]
    [InlineData("'%x %s', 1", "%x 1")]
    [InlineData("new Proxy({}, { ownKeys: function () { throw 1 } })", "[Proxy]")]
    public async Task Values_are_shown(string arguments, string line)
    {
        Run("wechat", $"console.log({arguments})");
        await SaysAsync(line);
    }

    [Fact]
    public async Task An_error_is_shown_with_its_stack()
    {
        Run("wechat", "function f() { return new RangeError('far') }\nconsole.log(f())");
        await SaysAsync("RangeError: far\n    at f (/app.js:1:23)\n    at /app.js:2:13");
    }

    [Fact]
    public async Task Each_function_has_its_level()
    {
        Run("wechat", "console.info('i'); console.debug('d'); console.warn('w'); console.error('e'); console.assert(true, 'no'); console.assert(0, 'yes', 1); var log = console.log; log('unbound')");
        await SaysAsync("i", "d", "Warn: w", "Error: e", "Error: Assertion failed: yes 1", "unbound");
    }

    [Fact]
    public async Task What_is_shown_is_bounded()
    {
        Run("wechat", "var big = []; for (var i = 0; i < 1000; i++) big.push(i); console.log(big); var wide = {}; for (var i = 0; i < 90; i++) wide['k' + i] = big; var wider = {}; for (var i = 0; i < 90; i++) wider['k' + i] = wide; console.log(wider)");
        var lines = await Witness.Lines.NextAsync(2);
        Assert.EndsWith("98, 99, … ]", lines[0]);
        Assert.InRange(lines[1].Length, 10_000, 25_000);
    }
}
