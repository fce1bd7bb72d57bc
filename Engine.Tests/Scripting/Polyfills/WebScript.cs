using MiniActors.Scripting;
using MiniActors.Tests.EndToEnd;

namespace MiniActors.Tests.Scripting.Polyfills;

/// <summary>One script with the pack <c>web</c> on a real engine, beside a real lab server: https and wss to listed hosts only.</summary>
internal static class WebScript
{
    /// <summary>The platforms, and versions of them that have one socket and no SocketTask.</summary>
    public static TheoryData<string, string?> Platforms => new()
    {
        { "wechat", null }, { "alipay", null }, { "baidu", null }, { "wechat", "1.6.9" }, { "baidu", "1.9.3" },
    };

    /// <summary>Runs the body of an async function to the end of the program; the lines that it wrote.</summary>
    public static async Task<IReadOnlyList<string>> RunAsync(LabEngine lab, string platform, string? baseLibrary, string body, int heldBody = 16 << 20)
    {
        var witness = new ScriptWitness();
        var role = ScriptRole.For(new ScriptOptions
        {
            Source = ScriptSource.Of("/app.js", $$"""
                var http = 'https://lab.example', ws = 'wss://lab.example';
                (async function () { {{body}} })().catch(function (thrown) { console.log('threw', thrown.name, thrown.message) });
                """),
            Console = witness,
            Observer = witness,
            Limits = new ScriptLimits { HeldBody = heldBody },
            Polyfills = [PolyfillPack.Web],
        });
        await using var app = await lab.OpenAsync(platform, baseLibrary, role);
        var end = await witness.End.WaitAsync(LabEngine.Limit);
        Assert.Empty(witness.Faults.Rest());
        Assert.Equal(new ScriptEnd(ScriptEnding.Ended, null, 0), end);
        return witness.Lines.Rest();
    }
}
