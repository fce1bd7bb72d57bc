using MiniActors.Model;
using MiniActors.Scripting;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Scripting;

/// <summary>Diagnostics of a script name the place of the call that they are about.</summary>
public sealed class ScriptPlaceSpecs : ScriptSpecs
{
    private static readonly Diagnostic Found = new("request", "some-rule", "Something.", "seed");

    [Theory]
    [InlineData("wx.request({ url: 'https://api.example/' });", "call-1@/app.js:1:1")]
    [InlineData("\n\n  wx.request({ url: 'https://api.example/' });", "call-1@/app.js:3:3")]
    [InlineData("const { request } = wx;\nfunction load() {\n  request({ url: 'https://api.example/', data: { a: [1] } });\n}\nload();", "call-1@/app.js:3:3")]
    [InlineData("const url = 'https://api.example/';\nconst options = { url };\n  React.api.request(\n    options);", "call-1@/app.js:3:3")]
    [InlineData("var go = async () => {\n await null;\n wx.request({ url: 'https://api.example/' });\n};\ngo();", "call-1@/app.js:3:2")]
    public async Task A_diagnostic_is_told_with_the_line_and_column_of_the_call(string code, string expected)
    {
        Run("wechat", code);
        var request = await CommandAsync<Request>();

        Tell(new Noted(Found, request.Call));

        Assert.Equal([expected], await Witness.Notes.NextAsync(1));
    }

    [Fact]
    public async Task A_call_of_a_required_file_is_placed_there()
    {
        var files = new Dictionary<string, string> { ["/pages/index.js"] = "exports.load = () => {\n  wx.request({ url: 'https://api.example/' }) };" };
        Run("wechat", "", source: ScriptSource.Of("/app.js", "require('./pages/index').load();", new MemoryFiles(files)));
        var request = await CommandAsync<Request>();

        Tell(new Noted(Found, request.Call));

        Assert.Equal(["call-1@/pages/index.js:2:3"], await Witness.Notes.NextAsync(1));
    }

    [Fact]
    public async Task What_a_task_is_asked_is_placed_where_it_was_asked()
    {
        Run("wechat", "var task = wx.connectSocket({ url: 'wss://chat.example/' });\ntask.onOpen(() => {\n  task.send({ data: 'hi', isBuffer: true });\n});");
        await OpenSocketAsync();
        var send = await CommandAsync<SendSocketMessages>();

        Tell(new Noted(Found, send.Messages[0].Call));

        Assert.Equal(["call-2@/app.js:3:3"], await Witness.Notes.NextAsync(1));
    }

    [Fact]
    public async Task A_diagnostic_without_a_call_has_no_place_and_one_that_was_answered_neither()
    {
        Run("wechat", "wx.request({ url: 'https://api.example/' }); setTimeout(function () {}, 100000);");
        var request = await CommandAsync<Request>();
        Succeed(request.Call);

        Tell(new Noted(Found));
        Tell(new Noted(Found, request.Call));

        Assert.Equal(["@", "call-1@"], await Witness.Notes.NextAsync(2));
    }

    [Theory]
    [InlineData("Error: no\n    at load (/a/b (1).js:3:14)\n    at /app.js:1:1", "/a/b (1).js:3:14")]
    [InlineData("Error: see x.js:1:2\n    at C:\\app.js:7:2", "C:\\app.js:7:2")]
    [InlineData("Error: no\n    at <anonymous>:1:1\n    at /app.js:2:1", "/app.js:2:1")]
    [InlineData("Error: at least 3:4", null)]
    [InlineData(null, null)]
    public void The_place_of_an_error_is_the_top_of_its_stack(string? text, string? expected) =>
        Assert.Equal(expected, ScriptPlace.InStack(text)?.ToString());

    private sealed class MemoryFiles(Dictionary<string, string> files) : IScriptFiles
    {
        public bool Exists(string path) => files.ContainsKey(path);

        public string Read(string path) => files[path];
    }
}
