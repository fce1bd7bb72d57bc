using System.Security.Cryptography;
using MiniActors.Scripting;

namespace MiniActors.Tests.Scripting.Polyfills;

/// <summary>The pack as a whole: what it declares, when, and what it is made of.</summary>
public sealed class PolyfillPackSpecs : PolyfillSpecs
{
    private static string Names => string.Join(", ", PolyfillPack.Web.Globals.Except(["constructor"]).Select(name => $"typeof {name}"));

    [Fact]
    public async Task Without_the_pack_no_name_of_it_is_there()
    {
        Run("wechat", $"console.log([{Names}].filter(function (type) {{ return type !== 'undefined' }}).length)");
        await SaysAsync("0");
    }

    [Fact]
    public async Task With_the_pack_every_name_is_there_and_the_browsers_window_is_not()
    {
        RunWeb($"console.log([{Names}].indexOf('undefined'), typeof window, typeof document, typeof location, typeof process, typeof Buffer)");
        await SaysAsync("-1 undefined undefined undefined undefined undefined");
    }

    [Fact]
    public async Task Self_is_the_global_object_and_says_that_it_is_a_workers() =>
        await ShowsAsync("self === globalThis && self === global && self.constructor.name + ' ' + (self instanceof WorkerGlobalScope)", "WorkerGlobalScope true");

    [Fact]
    public async Task A_script_listens_at_self_and_tells_itself()
    {
        RunWeb("""
            var heard = function (event) { console.log(event.type, event.target === self, this === self) };
            addEventListener('online', heard);
            console.log(self.dispatchEvent(new Event('online')));
            self.removeEventListener('online', heard);
            dispatchEvent(new Event('online'));
            """);
        await SaysAsync("online true true", "true");
    }

    [Fact]
    public async Task A_script_can_replace_each_name()
    {
        RunWeb("""
            WebSocket = 1; self.fetch = 2; delete self.URL;
            var all = Object.getOwnPropertyDescriptor(self, 'Blob');
            console.log(WebSocket, fetch, typeof URL, all.writable, all.configurable, all.enumerable);
            """);
        await SaysAsync("1 2 undefined true true false");
    }

    [Fact]
    public async Task A_definition_wins_over_the_pack()
    {
        RunWeb("console.log(navigator.name)", definitions: ScriptDefinitions.Parse(["navigator={\"name\":\"mine\"}"]));
        await SaysAsync("mine");
    }

    [Theory]
    [InlineData(true, "undefined object function")]
    [InlineData(false, "undefined undefined undefined")]
    public async Task A_window_that_a_script_makes_is_seen_by_what_it_requires_after_it(bool web, string shown)
    {
        Run("wechat", "", polyfills: web ? [PolyfillPack.Web] : [], source: ScriptSource.Of("/app.js", """
            var before = require('./before');
            global.window = global;
            console.log(before, require('./after'), require('./timer'));
            """, new MemoryFiles(
            ("/before.js", "module.exports = typeof window"), ("/after.js", "module.exports = typeof window"),
            ("/timer.js", "module.exports = window ? typeof window.setTimeout : 'undefined'"))));
        await SaysAsync(shown);
    }

    [Fact]
    public async Task Two_programs_share_the_code_and_nothing_else()
    {
        RunWeb("URL.mine = 1; console.log(typeof URL.mine)");
        await SaysAsync("number");
        RunWeb("console.log(typeof URL.mine)");
        await SaysAsync("undefined");
    }

    [Fact]
    public async Task The_wait_of_a_signal_keeps_no_program_alive()
    {
        RunWeb("AbortSignal.timeout(1e6); console.log('loaded')");
        await SaysAsync("loaded");
        Assert.Equal(ScriptEnding.Ended, (await EndAsync()).Ending);
    }

    [Fact]
    public async Task The_wait_of_a_signal_ends_while_the_program_lives()
    {
        RunWeb("var signal = AbortSignal.timeout(50); signal.onabort = function () { console.log(signal.reason.name) }; setTimeout(function () { console.log('timer') }, 60)");
        await SettledAsync(Script);
        Advance(TimeSpan.FromMilliseconds(50));
        await SaysAsync("TimeoutError");
        Advance(TimeSpan.FromMilliseconds(10));
        await SaysAsync("timer");
    }

    [Fact]
    public void Only_the_pack_that_there_is_can_be_found()
    {
        Assert.Same(PolyfillPack.Web, PolyfillPack.Find("web"));
        Assert.Null(PolyfillPack.Find("node"));
    }

    [Fact]
    public void The_bundled_libraries_are_those_of_the_manifest()
    {
        var rows = Read("MANIFEST.sha256").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split("  ")).ToArray();
        Assert.Equal(["streams.js", "url.js"], rows.Select(row => row[1]));
        foreach (var row in rows)
            Assert.Equal(row[0], Convert.ToHexStringLower(SHA256.HashData(Bytes(row[1]))));
    }

    [Fact]
    public void Their_licences_are_carried_along()
    {
        var licences = Read("LICENSES.txt");
        Assert.Contains("core-js-pure", licences, StringComparison.Ordinal);
        Assert.Contains("web-streams-polyfill", licences, StringComparison.Ordinal);
        Assert.Equal(2, licences.Split("Permission is hereby granted").Length - 1);
    }

    private static string Read(string file) => System.Text.Encoding.UTF8.GetString(Bytes(file));

    private static byte[] Bytes(string file)
    {
        using var stream = typeof(PolyfillPack).Assembly.GetManifestResourceStream("/polyfills/web/vendor/" + file)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
