using MiniActors.Scripting;

namespace MiniActors.Tests.Scripting;

/// <summary>What a script finds when it starts, and what it requires.</summary>
public sealed class ScriptLoadingSpecs : ScriptSpecs
{
    [Fact]
    public async Task A_syntax_error_names_file_line_and_column()
    {
        Run("wechat", "var a = 1;\n var b = {;\n");
        var end = await EndAsync();
        Assert.Equal(ScriptEnding.LoadFailed, end.Ending);
        Assert.Equal(ScriptFaultKind.Syntax, end.Fault!.Kind);
        Assert.Equal("SyntaxError: Unexpected token ';'\n    at /app.js:2:11", end.Fault.Text);
    }

    [Fact]
    public async Task A_syntax_error_in_the_first_line_has_its_own_column()
    {
        Run("wechat", "var b = {;");
        Assert.EndsWith("at /app.js:1:10", (await EndAsync()).Fault!.Text);
    }

    [Fact]
    public async Task Code_that_closes_its_wrapper_is_a_syntax_error()
    {
        Run("wechat", "}); console.log('outside'); (function () {");
        Assert.Equal(ScriptFaultKind.Syntax, (await EndAsync()).Fault!.Kind);
        Assert.Empty(Witness.Lines.Rest());
    }

    [Fact]
    public async Task An_exception_while_loading_ends_the_program_with_its_stack()
    {
        Run("wechat", "function inner() { throw new TypeError('no') }\ninner();\n");
        var end = await EndAsync();
        Assert.Equal((ScriptEnding.LoadFailed, 0), (end.Ending, end.CallbackErrors));
        Assert.Equal("TypeError: no\n    at inner (/app.js:1:26)\n    at /app.js:2:1", end.Fault!.Text);
    }

    [Fact]
    public async Task A_script_with_nothing_left_to_do_ends()
    {
        Run("wechat", "console.log('once')");
        Assert.Equal(new ScriptEnd(ScriptEnding.Ended, null, 0), await EndAsync());
    }

    [Theory]
    [InlineData("wechat", "wx", "my")]
    [InlineData("alipay", "my", "swan")]
    [InlineData("baidu", "swan", "wx")]
    public async Task Only_the_object_of_the_platform_is_there(string platform, string own, string other)
    {
        Run(platform, $"console.log(typeof {own}, typeof {other}, typeof React.api, {own}.request !== React.api.request)");
        await SaysAsync("object undefined object true");
    }

    [Fact]
    public async Task The_names_of_a_browser_are_declared_and_undefined()
    {
        Run("wechat", "console.log(window, document, self, location, navigator, localStorage, XMLHttpRequest, WebSocket)");
        await SaysAsync("undefined undefined undefined undefined undefined undefined undefined undefined");
    }

    [Fact]
    public async Task What_phones_do_not_have_is_absent()
    {
        Run("wechat", "console.log(['queueMicrotask', 'Buffer', 'URL', 'TextEncoder', 'process', 'fetch', 'System', 'importNamespace'].filter(function (name) { return name in global }).length, typeof fetch)");
        await SaysAsync("0 undefined");
    }

    [Fact]
    public async Task This_is_exports_and_global_is_the_global_object()
    {
        Run("wechat", "global.shared = 1; console.log(this === module.exports, this === exports, shared, global === globalThis)");
        await SaysAsync("true true 1 true");
    }

    [Fact]
    public async Task Definitions_are_values_of_the_realm()
    {
        Run("wechat", "console.log(LIST instanceof Array, Object.keys(BAG).join(), ZERO)", definitions: ScriptDefinitions.Parse(["LIST=[1]", "BAG={\"a\":1}", "ZERO=0"]));
        await SaysAsync("true a 0");
    }

    [Theory]
    [InlineData("no equals")]
    [InlineData("1a=1")]
    [InlineData("a={")]
    public void A_definition_that_is_none_is_refused(string definition) =>
        Assert.Throws<ArgumentException>(() => ScriptDefinitions.Parse([definition]));

    [Fact]
    public async Task Modules_are_found_with_and_without_their_endings()
    {
        RunFiles("console.log(require('./a').name, require('./a.js') === require('./a'), require('./b').n, require('./dir').name, require('/utils/x').up, require('plain').p, require('@scope/pack').main, require('mini').m, require('pack2/lib/deep').d)",
            ("/app/a.js", "exports.name = 'a'"), ("/app/b.json", "{\"n\": 1}"), ("/app/dir/index.js", "exports.name = 'dir'"),
            ("/app/utils/x.js", "exports.up = require('../a').name"), ("/app/plain.js", "exports.p = 'p'"),
            ("/app/node_modules/@scope/pack/package.json", "{\"main\": \"dist/main\"}"), ("/app/node_modules/@scope/pack/dist/main.js", "exports.main = 'main'"),
            ("/app/miniprogram_npm/mini/index.js", "exports.m = 'mini'"), ("/node_modules/pack2/lib/deep.js", "exports.d = 'deep'"));
        await SaysAsync("a true 1 dir a p main mini deep");
    }

    [Fact]
    public async Task Modules_run_once_and_circular_requires_see_the_exports_so_far()
    {
        RunFiles("console.log(require('./a').done, require('./b').seen)",
            ("/app/a.js", "exports.half = 1; console.log('a runs'); require('./b'); exports.done = true"),
            ("/app/b.js", "var a = require('./a'); exports.seen = [a.half, a.done]"));
        await SaysAsync("a runs", "true [ 1, undefined ]");
    }

    [Fact]
    public async Task A_required_module_has_the_wrapper_and_sees_no_variable_of_its_requirer()
    {
        RunFiles("var secret = 1; function f() { var deep = 2; return require('./a') } console.log(f().seen)",
            ("/app/a.js", "exports.seen = [typeof secret, typeof deep, window, typeof make]"));
        await SaysAsync("[ 'undefined', 'undefined', undefined, 'undefined' ]");
    }

    [Fact]
    public async Task Promise_jobs_wait_while_a_module_is_required()
    {
        RunFiles("Promise.resolve().then(function () { console.log('job') }); require('./a'); console.log('after')", ("/app/a.js", "console.log('module')"));
        await SaysAsync("module", "after", "job");
    }

    [Fact]
    public async Task What_cannot_be_required_throws_what_can_be_caught()
    {
        RunFiles("try { require('./none') } catch (e) { console.log(e.code, e.message) } try { require('./bad') } catch (e) { console.log(e instanceof SyntaxError, e.message) }",
            ("/app/bad.js", "\nlet let = 1"));
        await SaysAsync("MODULE_NOT_FOUND module './none' is not found, required by /app/app.js", "true let is disallowed as a lexically bound name (/app/bad.js:2:5)");
    }

    [Fact]
    public void A_file_is_prepared_once_for_all_programs()
    {
        var source = ScriptSource.Of("/app/app.js", "", new MemoryFiles([("/app/a.js", "")]));
        Assert.Same(source.Module("/app/a.js", new ModuleWrapper(["window"])), source.Module("/app/a.js", new ModuleWrapper(["window"])));
    }

    [Fact]
    public async Task A_file_of_the_disk_requires_what_lies_beside_it()
    {
        var directory = Directory.CreateTempSubdirectory();
        try
        {
            await File.WriteAllTextAsync(Path.Combine(directory.FullName, "main.js"), "#!/usr/bin/env run\nconsole.log(require('./part').name)");
            await File.WriteAllTextAsync(Path.Combine(directory.FullName, "part.js"), "\uFEFFexports.name = 'part'");
            Run("wechat", "", source: ScriptSource.Load(Path.Combine(directory.FullName, "main.js")));
            await SaysAsync("part");
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private void RunFiles(string entry, params (string Path, string Code)[] files) =>
        Run("wechat", "", source: ScriptSource.Of("/app/app.js", entry, new MemoryFiles(files)));
}
