using System.Text.Json;
using MiniActors.Platforms;
using MiniActors.Scripting;
using MiniActors.Tests.Architecture;
using MiniActors.Tests.EndToEnd;
using MiniActors.Tests.Scripting;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Typings;

/// <summary>What a running mini program has, as <c>canIUse</c> names it: seen by a script, and the options that the platform's block knows.</summary>
internal static class EngineOffer
{
    private const string Seen = "see ";

    /// <summary>Runs the script on a real engine against a real server.</summary>
    /// <param name="lab">Both of them.</param>
    /// <param name="platform">Whose rules are followed.</param>
    /// <param name="words">Words that options take, which the script asks <c>canIUse</c> for.</param>
    public static async Task<IReadOnlySet<string>> OfAsync(LabEngine lab, string platform, IEnumerable<string> words)
    {
        var witness = new ScriptWitness();
        var script = $"var WORDS = {JsonSerializer.Serialize(words)};\n" + Repository.Read("Engine.Tests/Typings/probe.js");
        var role = ScriptRole.For(new ScriptOptions { Source = ScriptSource.Of("/probe.js", script), Console = witness, Observer = witness });
        await using var program = await lab.OpenAsync(platform, callbacks: role);
        var offered = new HashSet<string>(Options(Profiles.Of(platform)));
        for (var line = await NextAsync(witness, ""); line != "done"; line = await NextAsync(witness, line))
        {
            if (line == "listening") program.SetNetwork(new() { Type = Model.NetworkType.FourthGeneration });
            else offered.Add(line[Seen.Length..]);
        }

        return offered;
    }

    /// <summary>The next line, or what went wrong in the place of it.</summary>
    private static async Task<string> NextAsync(ScriptWitness witness, string last)
    {
        try
        {
            return await witness.Lines.NextAsync();
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The script is silent after '{last}': {string.Join("; ", witness.Faults.Rest())}");
            throw;
        }
    }

    private static IEnumerable<string> Options(PlatformProfile profile)
    {
        foreach (var key in profile.Apis.Since.Keys.Where(profile.Apis.Has))
        {
            if (key.Split('.') is not [var api, var option] || ApiCatalog.All.All(known => known.Name != api)) continue;
            yield return $"{api}.object.{option}";
            if (api == "sendSocketMessage") yield return $"SocketTask.send.object.{option}";
            if (api == "closeSocket") yield return $"SocketTask.close.object.{option}";
        }

        foreach (var api in HostCatalog.All.Where(api => profile.Host.Apis.Has(api.Name)))
            foreach (var option in api.Options) yield return $"{api.Name}.object.{option}";
        foreach (var function in HostCatalog.FileSystem.Where(name => profile.Host.Apis.Has($"FileSystemManager.{name}")))
            foreach (var option in FileSignatures.Options(function)) yield return $"FileSystemManager.{function}.object.{option}";
    }
}
