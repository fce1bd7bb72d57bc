using MiniActors.Scripting;
using Xunit.Abstractions;

namespace MiniActors.Tests.Libraries;

/// <summary>Published libraries, unmodified, against real servers, on every platform that they are made for.</summary>
/// <remarks>
/// Where npm or Mosquitto cannot be had, these specs fail and say why, so that nobody takes them for seen. Only on a machine that
/// builds every change (<c>CI</c>) do they pass then, with a note: a registry that is down is no fault of the change.
/// </remarks>
public sealed class LibrarySpecs(LibraryPeers peers, ITestOutputHelper output) : IClassFixture<LibraryPeers>
{
    public static TheoryData<string> Libraries => [.. LibraryTable.All.Select(library => library.Script)];

    [Theory, MemberData(nameof(Libraries))]
    public async Task It_runs_unmodified_and_fails_only_for_its_own_reasons(string script)
    {
        if (IsMissing()) return;
        var library = LibraryTable.All.Single(library => library.Script == script);
        var runs = await Task.WhenAll(library.Platforms.Select(async platform => (platform, run: await peers.RunAsync(library, platform))));
        Assert.All(runs, pair => Check(library, pair.platform, pair.run));
    }

    [Fact]
    public async Task The_table_for_people_says_what_was_seen()
    {
        if (IsMissing()) return;
        var expected = await CompatibilityTable.WriteAsync(peers);
        CompatibilityTable.Compare(expected);
    }

    private bool IsMissing()
    {
        if (peers.Missing is not { } why) return false;
        Assert.True(Environment.GetEnvironmentVariable("CI") == "true", why);
        output.WriteLine(why);
        return true;
    }

    private static void Check(Library library, string platform, LibraryRun run)
    {
        var own = library.Own.Where(failure => failure.Platform == platform).Select(failure => failure.Step).ToArray();
        var failed = run.Failed.Where(step => !own.Contains(step.Key)).Select(step => $"{step.Key}: {step.Value}");
        Assert.True(run.Failed.Keys.ToHashSet().SetEquals(own.Except([OwnFailure.Thrown])), string.Join("; ", failed));
        Assert.NotEmpty(run.Done);
        Assert.NotNull(run.End);
        Assert.Equal((ScriptEnding.Ended, null), (run.End.Ending, run.End.Fault));
        Assert.Equal(own.Contains(OwnFailure.Thrown), run.Faults.Count > 0);
    }
}
