using System.Diagnostics;
using System.Text;
using MiniActors.Scripting;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Scripting.Modules;

/// <summary>Source maps and code that were made to take time or memory.</summary>
[Collection(AloneCollection.Name)]
public sealed class HostileSourceSpecs : ScriptSpecs
{
    private const string Code = "var a = 1;\nthrow new Error('mapped');\n//# sourceMappingURL=app.js.map";

    private static string MapOf(string mappings, string sources = "[\"a.ts\"]") => $"{{\"version\":3,\"sources\":{sources},\"mappings\":{mappings}}}";

    private static readonly Dictionary<string, string> Maps = new()
    {
        { "no text", MapOf("null") },
        { "a list", MapOf("[]") },
        { "half a character", MapOf("\"\\ud800\"") },
        { "half a character in a source", MapOf("\";AAAA\"", "[\"\\ud800\"]") },
        { "no sources", MapOf("\";AAAA\"", "null") },
        { "a source that is none", MapOf("\";AAAA\"", "[{}]") },
        { "a source beyond the list", MapOf("\";AgggggE\"") },
        { "a source before the list", MapOf("\";ADAA\"") },
        { "a line before the first", MapOf("\";AADA\"") },
        { "a column before the first", MapOf("\";AAAD\"") },
        { "numbers over the end", MapOf("\";A" + string.Concat(Enumerable.Repeat("+////D", 3)) + "\"") },
        { "many fields", MapOf("\";AAAAAAAAAA\"") },
        { "deep", MapOf("\";AAAA\"", new string('[', 100_000)) },
    };

    public static TheoryData<string> Malformed => new(Maps.Keys);

    [Theory, MemberData(nameof(Malformed))]
    public async Task A_map_that_is_none_leaves_the_place_of_the_file(string what)
    {
        Run("wechat", "", source: ScriptSource.Of("/app/app.js", Code, new MemoryFiles(("/app/app.js.map", Maps[what]))));
        Assert.Equal("Error: mapped\n    at /app/app.js:2:7", (await EndAsync()).Fault!.Text);
    }

    [Theory]
    [InlineData(";")]
    [InlineData(",")]
    [InlineData("A,")]
    [InlineData("AAAA,")]
    [InlineData("AAAA;")]
    public void However_large_a_map_is_it_is_read_in_the_order_of_its_size(string piece)
    {
        const int size = 8 << 20;
        var map = MapOf($"\"{new StringBuilder().Insert(0, piece, size / piece.Length)}\"");
        var (start, before) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes(precise: true));
        Assert.NotNull(SourceMap.Parse(map));
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 64L * size);
    }

    [Theory]
    [InlineData("empty lines", "\n")]
    [InlineData("spaces", " ")]
    [InlineData("lines of spaces", "  \n")]
    public async Task Code_that_is_mostly_nothing_is_told_to_be_wrong_at_once(string what, string nothing)
    {
        Assert.NotEmpty(what);
        var start = Stopwatch.GetTimestamp();
        // No JavaScript in either form, with a word in it that makes it be looked at for the lines of a module.
        var code = "{{ import x\n" + new StringBuilder().Insert(0, nothing, 400_000) + "}";
        Run("wechat", "", source: ScriptSource.Of("/app/app.js", code));
        Assert.Contains("SyntaxError", (await EndAsync()).Fault!.Text, StringComparison.Ordinal);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}
