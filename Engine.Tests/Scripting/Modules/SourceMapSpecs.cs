using System.Text;
using MiniActors.Scripting;

namespace MiniActors.Tests.Scripting.Modules;

/// <summary>Stack traces that tell where the code was written, before a tool compiled it.</summary>
public sealed class SourceMapSpecs : ScriptSpecs
{
    // Line 2 of the code, columns 0 and 6: line 11, columns 2 and 8, of src/page.ts.
    private const string Map = "{\"version\":3,\"sources\":[\"../src/page.ts\"],\"names\":[],\"mappings\":\";AAUE,MAAM\"}";

    private const string Code = "var a = 1;\nthrow new Error('mapped');\n//# sourceMappingURL=";

    [Fact]
    public async Task The_map_beside_the_file_tells_the_place()
    {
        Run("wechat", "", source: ScriptSource.Of("/app/dist/app.js", Code + "app.js.map", new MemoryFiles(("/app/dist/app.js.map", Map))));
        Assert.Equal("Error: mapped\n    at /app/src/page.ts:11:9", (await EndAsync()).Fault!.Text);
    }

    [Theory]
    [InlineData("/app/dist/app.js", "")]
    [InlineData("/app/dist/app.mjs", "\nexport {}")]
    public async Task A_map_in_the_file_tells_the_place(string path, string more)
    {
        var inline = "data:application/json;charset=utf-8;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(Map));
        Run("wechat", "", source: ScriptSource.Of(path, Code + inline + more));
        Assert.Equal("Error: mapped\n    at /app/src/page.ts:11:9", (await EndAsync()).Fault!.Text);
    }

    [Theory]
    [InlineData("none.map")]
    [InlineData("bad.map")]
    [InlineData("data:application/json;base64,???")]
    public async Task Where_there_is_no_map_the_place_is_that_of_the_file(string url)
    {
        Run("wechat", "", source: ScriptSource.Of("/app/dist/app.js", Code + url, new MemoryFiles(("/app/dist/bad.map", "{\"version\":3}"))));
        Assert.Equal("Error: mapped\n    at /app/dist/app.js:2:7", (await EndAsync()).Fault!.Text);
    }

    [Fact]
    public async Task A_map_that_nobody_needs_is_not_read()
    {
        var files = new CountedFiles(Map);
        Run("wechat", "", source: ScriptSource.Of("/app/dist/app.js", "console.log('quiet');\n//# sourceMappingURL=app.js.map", files));
        await EndAsync();
        Assert.Equal(0, files.Reads);
    }

    [Fact]
    public async Task A_map_is_read_once()
    {
        var files = new CountedFiles(Map);
        Run("wechat", "", source: ScriptSource.Of("/app/dist/app.js", "\nsetTimeout(function () { null.x; }, 0); setTimeout(function () { null.y; }, 0);\n//# sourceMappingURL=app.js.map", files));
        await Witness.Faults.NextAsync(2);
        Assert.Equal(1, files.Reads);
    }

    [Theory]
    [InlineData(1, 0, null)]
    [InlineData(2, 0, "../src/page.ts:11:2")]
    [InlineData(2, 5, "../src/page.ts:11:2")]
    [InlineData(2, 6, "../src/page.ts:11:8")]
    [InlineData(2, 99, "../src/page.ts:11:8")]
    [InlineData(3, 0, null)]
    [InlineData(0, 0, null)]
    public void A_place_belongs_to_the_segment_before_it(int line, int column, string? place) =>
        Assert.Equal(place, SourceMap.Parse(Map)!.Find(line, column) is { } found ? $"{found.Source}:{found.Line}:{found.Column}" : null);

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"sources\":[],\"mappings\":\"A!\"}")]
    [InlineData("{\"sources\":[],\"mappings\":\"gggggggggggggg\"}")]
    [InlineData("{\"sources\":[],\"mappings\":7}")]
    public void What_is_no_map_is_none(string json) => Assert.Null(SourceMap.Parse(json));

    private sealed class CountedFiles(string map) : IScriptFiles
    {
        private int _reads;

        public int Reads => _reads;

        public bool Exists(string path) => true;

        public string Read(string path)
        {
            Interlocked.Increment(ref _reads);
            return map;
        }
    }
}
