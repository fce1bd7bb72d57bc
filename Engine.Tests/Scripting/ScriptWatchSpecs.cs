using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Scripting;
using MiniActors.Tests.Support;
using MiniActors.Tests.Scripting.HostObjects;

namespace MiniActors.Tests.Scripting;

/// <summary>Who watches a script sees what becomes of the program and of its network, and each abort.</summary>
public sealed class ScriptWatchSpecs : HostSpecs
{
    [Fact]
    public async Task It_sees_the_network_and_the_way_to_the_background_and_back()
    {
        var eye = new Eye();
        await using var app = await OpenAsync("alipay", "", options => options with { Callbacks = Role(eye, "setTimeout(function () {}, 1e8)") });

        app.SetNetwork(new() { Latency = TimeSpan.FromMilliseconds(300) });
        app.SetNetwork(new() { Latency = TimeSpan.FromMilliseconds(300) });
        app.SetNetwork(NetworkState.Offline);
        app.Hide();
        app.Show();

        Assert.Equal(["NetworkPaced", "NetworkChanged", "Hidden", "Shown"], await eye.Seen.NextAsync(4));
    }

    [Fact]
    public async Task It_sees_an_abort_with_its_place()
    {
        var eye = new Eye();
        await using var app = await OpenAsync("wechat", "", options => options with
        {
            UrlCheck = false,
            Callbacks = Role(eye, "var task = wx.uploadFile({ url: 'https://a.example/', filePath: 'x', name: 'y' });\ntask.abort();"),
        });

        Assert.Equal("uploadFile 1 /app.js:2:1", await eye.Seen.NextAsync());
    }

    private static CallbackRole Role(Eye eye, string code) =>
        ScriptRole.For(new ScriptOptions { Source = ScriptSource.Of("/app.js", code), Console = new ScriptWitness(), Observer = eye });

    private sealed class Eye : IScriptObserver
    {
        public Journal Seen { get; } = new();

        public void Telling(CallbackProtocol.IEvent told) => Seen.Write(told.GetType().Name);

        public void Aborting(ScriptAbort abort) => Seen.Write($"{abort.Api} {abort.Call.Value} {abort.Place}");
    }
}
