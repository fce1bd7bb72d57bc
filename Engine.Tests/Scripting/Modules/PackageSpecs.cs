using MiniActors.Scripting;

namespace MiniActors.Tests.Scripting.Modules;

/// <summary>Where a package begins.</summary>
public sealed class PackageSpecs
{
    [Theory]
    [InlineData("{\"main\": \"lib/main\"}", "", false, "lib/main")]
    [InlineData("{\"main\": \"m\", \"module\": \"es\"}", "", false, "m es")]
    [InlineData("{\"main\": \"m\", \"module\": \"es\"}", "", true, "es m")]
    [InlineData("{\"main\": \"m\", \"browser\": \"b\"}", "", false, "b m")]
    [InlineData("{\"main\": \"m\", \"browser\": {\"fs\": false}}", "", false, "m")]
    [InlineData("{\"main\": \"m\", \"miniprogram\": \"dist\"}", "", false, "dist m")]
    [InlineData("{\"main\": \"m\", \"miniprogram\": \"dist\"}", "part/a", false, "dist/part/a")]
    [InlineData("{\"main\": \"m\", \"exports\": \"./e.js\"}", "", false, "./e.js m")]
    [InlineData("{\"exports\": {\"import\": \"./i.mjs\", \"require\": \"./r.cjs\"}}", "", false, "./r.cjs")]
    [InlineData("{\"exports\": {\"import\": \"./i.mjs\", \"require\": \"./r.cjs\"}}", "", true, "./i.mjs")]
    [InlineData("{\"exports\": {\".\": {\"node\": \"./n.js\", \"default\": \"./d.js\"}, \"./a\": \"./lib/a.js\"}}", "", false, "./d.js")]
    [InlineData("{\"exports\": {\".\": \"./d.js\", \"./a\": \"./lib/a.js\"}}", "a", false, "./lib/a.js")]
    [InlineData("{\"exports\": {\"./x/*.js\": \"./lib/*.js\"}}", "x/deep/a.js", false, "./lib/deep/a.js")]
    [InlineData("{\"exports\": {\".\": {\"default\": {\"import\": \"./i\", \"require\": [\"./r\"]}}}}", "", false, "./r")]
    [InlineData("{\"exports\": {\"browser\": {\"require\": \"./b.cjs\"}, \"default\": \"./node.cjs\"}}", "", false, "./b.cjs")]
    [InlineData("{\"exports\": {\".\": null}, \"main\": \"m\"}", "", false, "m")]
    [InlineData("{\"main\": 7}", "", false, "")]
    [InlineData("[]", "", false, "")]
    [InlineData("no json", "", false, "")]
    public void A_package_says_where_it_begins(string json, string inside, bool import, string candidates) =>
        Assert.Equal(candidates, string.Join(' ', PackageEntry.Candidates(json, inside, import)));

    [Theory]
    [InlineData("mini", false, "/app/node_modules/mini/dist/index.js")]
    [InlineData("mini/part", false, "/app/node_modules/mini/dist/part.js")]
    [InlineData("@s/two", false, "/app/node_modules/@s/two/r.cjs")]
    [InlineData("@s/two", true, "/app/node_modules/@s/two/i.mjs")]
    [InlineData("@s/two/raw", false, "/app/node_modules/@s/two/raw.js")]
    [InlineData("none", false, null)]
    public void A_package_is_found_above(string request, bool import, string? path)
    {
        var files = new MemoryFiles(
            ("/app/node_modules/mini/package.json", "{\"miniprogram\": \"dist\", \"main\": \"node.js\"}"), ("/app/node_modules/mini/dist/index.js", ""),
            ("/app/node_modules/mini/dist/part.js", ""), ("/app/node_modules/mini/node.js", ""),
            ("/app/node_modules/@s/two/package.json", "{\"exports\": {\"import\": \"./i.mjs\", \"require\": \"./r.cjs\"}}"),
            ("/app/node_modules/@s/two/i.mjs", ""), ("/app/node_modules/@s/two/r.cjs", ""), ("/app/node_modules/@s/two/raw.js", ""));
        Assert.Equal(path, new ModuleResolver(files, "/app").Resolve("/app/pages/a/a.js", request, import));
    }
}
