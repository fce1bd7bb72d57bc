using MiniActors.Scripting;

namespace MiniActors.Tests.Scripting.Modules;

/// <summary>The field <c>browser</c> of a package where it is a table.</summary>
public sealed class BrowserFieldSpecs : ScriptSpecs
{
    private const string Table = """
        {
          "main": "lib/node",
          "browser": {
            "./lib/node.js": "./lib/web.js", "./lib/a": "./lib/b", "./lib/dir": "./lib/b.js", "./facts.json": "./lib/b.js",
            "net": false, "./lib/none.js": false, "tls": "./lib/tls.js", "request": "xhr", "@s/node": "@s/web",
            "./lib/round.js": "./lib/circle.js", "./lib/circle.js": "./lib/round.js",
            "./lib/out.js": "../other/index.js", "out": "./lib/../../../../app.js", "./../other/index.js": "./lib/b.js",
            "./lib/gone.js": "./lib/never.js", "./lib/strange.js": 7, "./lib/true.js": true
          }
        }
        """;

    private const string Package = "/app/node_modules/p";

    private static readonly MemoryFiles Files = new(
    [
        ("/app/package.json", "{\"browser\": {\"./b.js\": \"./a.js\", \"net\": \"./a.js\"}}"), ("/app/a.js", ""), ("/app/b.js", ""), ("/app.js", ""),
        ("/app/node_modules/p/package.json", Table), ("/app/node_modules/p/facts.json", "{}"),
        .. new[] { "node", "web", "a", "b", "none", "tls", "round", "circle", "out", "gone", "strange", "true", "dir/index" }.Select(name => ($"{Package}/lib/{name}.js", "")),
        ("/app/node_modules/p/es/package.json", "{\"type\": \"module\"}"), ("/app/node_modules/p/es/a.js", ""),
        ("/app/node_modules/p/node_modules/inner/index.js", ""),
        ("/app/node_modules/other/index.js", ""), ("/app/node_modules/net/index.js", ""), ("/app/node_modules/request/index.js", ""),
        ("/app/node_modules/xhr/package.json", "{\"main\": \"node.js\", \"browser\": {\"./node.js\": \"./web.js\"}}"),
        ("/app/node_modules/xhr/node.js", ""), ("/app/node_modules/xhr/web.js", ""), ("/app/node_modules/@s/web/index.js", ""),
    ]);

    [Theory]
    // A file of the package, whoever asks for it and however.
    [InlineData("/app/x.js", "p", "/app/node_modules/p/lib/web.js")]
    [InlineData("/app/x.js", "p/lib/node", "/app/node_modules/p/lib/web.js")]
    [InlineData(Package + "/lib/x.js", "./node.js", "/app/node_modules/p/lib/web.js")]
    [InlineData(Package + "/lib/x.js", "./a.js", "/app/node_modules/p/lib/b.js")]
    [InlineData(Package + "/lib/x.js", "./dir", "/app/node_modules/p/lib/b.js")]
    [InlineData(Package + "/lib/x.js", "../facts", "/app/node_modules/p/lib/b.js")]
    [InlineData(Package + "/lib/x.js", "./none", "empty:/app/node_modules/p/lib/none.js")]
    // A module that the package requires: nobody else is given the other one.
    [InlineData(Package + "/lib/x.js", "net", "empty:net")]
    [InlineData(Package + "/lib/x.js", "tls", "/app/node_modules/p/lib/tls.js")]
    [InlineData(Package + "/lib/x.js", "request", "/app/node_modules/xhr/web.js")]
    [InlineData(Package + "/lib/x.js", "@s/node", "/app/node_modules/@s/web/index.js")]
    [InlineData("/app/node_modules/other/index.js", "net", "/app/node_modules/net/index.js")]
    [InlineData(Package + "/lib/x.js", "other", "/app/node_modules/other/index.js")]
    // The program is a package too.
    [InlineData("/app/x.js", "./b", "/app/a.js")]
    [InlineData("/app/pages/x.js", "net", "/app/a.js")]
    // One replacement, no second one.
    [InlineData(Package + "/lib/x.js", "./round", "/app/node_modules/p/lib/circle.js")]
    [InlineData(Package + "/lib/x.js", "./circle", "/app/node_modules/p/lib/round.js")]
    // The nearest package.json counts; a package without one has no table.
    [InlineData(Package + "/es/x.js", "net", "/app/node_modules/net/index.js")]
    [InlineData(Package + "/node_modules/inner/index.js", "net", "/app/node_modules/net/index.js")]
    // A path that leads out of the package is refused, and so is a file that is not there.
    [InlineData(Package + "/lib/x.js", "./out", null)]
    [InlineData(Package + "/lib/x.js", "out", null)]
    [InlineData(Package + "/lib/x.js", "./gone", null)]
    [InlineData("/app/x.js", "other", "/app/node_modules/other/index.js")]
    // What is neither a name nor false says nothing.
    [InlineData(Package + "/lib/x.js", "./strange", "/app/node_modules/p/lib/strange.js")]
    [InlineData(Package + "/lib/x.js", "./true", "/app/node_modules/p/lib/true.js")]
    public void A_package_says_what_it_has_in_a_browser(string from, string request, string? path) =>
        Assert.Equal(path, new ModuleResolver(Files, "/app", new BrowserFiles(Files)).Resolve(from, request));

    [Theory]
    [InlineData("p", "/app/node_modules/p/lib/node.js")]
    [InlineData("./b", "/app/b.js")]
    public void Without_names_of_a_browser_its_files_are_not_taken(string request, string path) =>
        Assert.Equal(path, new ModuleResolver(Files, "/app").Resolve("/app/x.js", request));

    [Theory]
    [InlineData("{\"browser\": \"b.js\"}")]
    [InlineData("{\"browser\": [\"b.js\"]}")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("no json")]
    public void A_package_without_a_table_has_nothing_instead(string json) => Assert.Null(BrowserMap.Parse("/p", json));

    [Fact]
    public async Task A_script_with_names_of_a_browser_requires_and_imports_what_it_would_there()
    {
        Run("wechat", "", polyfills: [PolyfillPack.Web], source: ScriptSource.Of("/app/main.mjs", "import found from 'p'; import { web } from 'p/es.mjs'; console.log(found.net, found.web, web)", new MemoryFiles(
            ("/app/node_modules/p/package.json", "{\"browser\": {\"net\": false, \"./node.js\": \"./web.js\"}}"),
            ("/app/node_modules/p/index.js", "exports.net = require('net'); exports.web = require('./node').web"),
            ("/app/node_modules/p/es.mjs", "import net from 'net'; import { web as found } from './node.js'; export const web = [net, found]"),
            ("/app/node_modules/p/web.js", "exports.web = true"), ("/app/node_modules/p/node.js", "exports.web = false"))));
        await SaysAsync("{} true [ {}, true ]");
    }

    [Fact]
    public async Task A_refused_path_is_a_module_that_is_not_found()
    {
        Run("wechat", "", polyfills: [PolyfillPack.Web], source: ScriptSource.Of("/app/main.js", "try { require('p/a') } catch (error) { console.log(error.code, error.message) }", new MemoryFiles(
            ("/app/node_modules/p/package.json", "{\"browser\": {\"./a.js\": \"../../secret.js\"}}"),
            ("/app/node_modules/p/a.js", ""), ("/app/secret.js", "console.log('secret')"))));
        await SaysAsync("MODULE_NOT_FOUND module 'p/a' is not found, required by /app/main.js");
    }
}
