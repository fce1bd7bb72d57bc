using MiniActors.Scripting;

namespace MiniActors.Tests.Scripting.Polyfills;

/// <summary>What the specs of the pack <c>web</c> share: an expression, and what <c>console.log</c> shows of it.</summary>
public abstract class PolyfillSpecs : ScriptSpecs
{
    /// <summary>Runs a script that has the pack.</summary>
    private protected void RunWeb(string code, string platform = "wechat", ScriptDefinitions? definitions = null) =>
        Run(platform, code, definitions: definitions, polyfills: [PolyfillPack.Web]);

    /// <summary>Shows what an expression comes to, or the name of what it throws.</summary>
    protected async Task ShowsAsync(string expression, string shown)
    {
        RunWeb($$"""
            (async function () { return {{expression}} })().then(
                function (value) { console.log(value) },
                function (thrown) { console.log('throws ' + thrown.name) });
            """);
        await SaysAsync(shown);
    }
}
