using MiniActors.Scripting;

namespace MiniActors.Tests.Scripting.Modules;

/// <summary><c>import</c> and <c>export</c>, beside <c>require</c>.</summary>
public sealed class EsModuleSpecs : ScriptSpecs
{
    private void RunFiles(string path, string entry, params (string Path, string Code)[] files) =>
        Run("wechat", "", source: ScriptSource.Of(path, entry, new MemoryFiles(files)));

    [Theory]
    [InlineData("/app/main.mjs")]
    [InlineData("/app/main.js")]
    public async Task An_entry_imports_what_lies_beside_it(string path)
    {
        RunFiles(path, "import one, { two as zwei } from './part.mjs';\nimport * as all from './part.mjs';\nimport data from './data.json';\nconsole.log(one, zwei, Object.keys(all), data.n, typeof wx, this)",
            ("/app/part.mjs", "export default 1; export let two = 2"), ("/app/data.json", "{\"n\": 3}"));
        await SaysAsync("1 2 [ 'default', 'two' ] 3 object undefined");
        Assert.Equal(ScriptEnding.Ended, (await EndAsync()).Ending);
    }

    [Fact]
    public async Task CommonJs_is_imported_by_name_and_as_the_default()
    {
        RunFiles("/app/main.mjs", "import util, { format, odd } from './util.js'; import compiled, { named } from './compiled'; console.log(util.format(1), format(2), odd, compiled, named)",
            ("/app/util.js", "module.exports = { format: function (n) { return 'n' + n }, odd: 'x' }"),
            ("/app/compiled.js", "exports.__esModule = true; exports.default = 'default'; exports.named = 'named'"));
        await SaysAsync("n1 n2 x default named");
    }

    [Theory]
    [InlineData("const a=1;export{a as made}", "1")]
    [InlineData("exports.made = 'export { a }';", "export { a }")]
    public async Task A_word_in_the_middle_of_a_line_makes_a_module_only_where_it_is_one(string code, string made)
    {
        Run("wechat", "", source: ScriptSource.Of("/app/app.js", "console.log(require('./small').made)", new MemoryFiles(("/app/small.js", code))));
        await SaysAsync(made);
    }

    [Fact]
    public async Task A_module_is_required_by_CommonJs_and_runs_once()
    {
        RunFiles("/app/main.js", "var part = require('./part'); console.log(part.name, require('./part') === part, part.default)",
            ("/app/part.js", "console.log('runs');\nexport const name = 'part';\nexport default 7"));
        await SaysAsync("runs", "part true 7");
    }

    [Fact]
    public async Task An_import_can_be_awaited_at_the_top_and_made_later()
    {
        RunFiles("/app/main.mjs", "const { late } = await import('./late.mjs'); await new Promise(done => setTimeout(done, 0)); console.log(late)", ("/app/late.mjs", "export const late = 'late'"));
        await SaysAsync("late");
        Assert.Equal(new ScriptEnd(ScriptEnding.Ended, null, 0), await EndAsync());
    }

    [Fact]
    public async Task A_page_of_a_project_may_be_a_module()
    {
        Run("wechat", "", source: ScriptSource.Of("/app/app.js", "", new MemoryFiles(
                ("/app/pages/a/a.js", "import { say } from '../../util';\nPage({ onLoad() { say(this.route) } })"), ("/app/util.js", "export function say(what) { console.log(what) }"))),
            pages: new ScriptPages { Routes = ["pages/a/a"], First = PageAddress.Parse("pages/a/a") });
        await SaysAsync("pages/a/a");
    }

    [Theory]
    [InlineData("import './none.mjs'", "Error: module './none.mjs' is not found, imported by /app/main.mjs")]
    [InlineData("import { x } from './part.mjs'", "SyntaxError: ")]
    [InlineData("import './bad.mjs'", "SyntaxError: Unexpected strict mode reserved word (/app/bad.mjs:2:5)")]
    [InlineData("\nexport const a = ;", "SyntaxError: Unexpected token ';'\n    at /app/main.mjs:2:18")]
    [InlineData("\nthrow new TypeError('no')", "TypeError: no\n    at /app/main.mjs:2:7")]
    public async Task What_is_wrong_with_a_module_ends_the_program_once(string code, string error)
    {
        RunFiles("/app/main.mjs", code, ("/app/part.mjs", "export default 1"), ("/app/bad.mjs", "\nlet let = 1"));
        var end = await EndAsync();
        Assert.Equal(ScriptEnding.LoadFailed, end.Ending);
        Assert.StartsWith(error, end.Fault!.Text, StringComparison.Ordinal);
        Assert.Equal(0, end.CallbackErrors);
    }

    [Fact]
    public async Task A_module_that_runs_for_ever_is_stopped()
    {
        Run("wechat", "", source: ScriptSource.Of("/app/main.mjs", "export {}; for (;;);"), limits: new ScriptLimits { TurnTime = TimeSpan.FromMilliseconds(200) });
        var end = await EndAsync();
        Assert.Equal((ScriptEnding.Stopped, ScriptFaultKind.Limit), (end.Ending, end.Fault!.Kind));
    }

    [Fact]
    public void A_module_is_prepared_once_for_all_programs()
    {
        var source = ScriptSource.Of("/app/main.mjs", "", new MemoryFiles(("/app/a.mjs", "export {}")));
        Assert.Same(source.Module("/app/a.mjs", new ModuleWrapper(["window"])), source.Module("/app/a.mjs", new ModuleWrapper(["window"])));
    }
}
