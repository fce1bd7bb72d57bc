using Akka.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace MiniActors.Tests.Laws;

/// <summary>
/// Whatever a mini program calls, whatever its peers do and whenever, the laws hold. A story that breaks one is told in its
/// shortest form, as code; it becomes a fact of its own in <see cref="LawStories"/>. <c>MINI_ACTORS_PROPERTY_RUNS</c> sets how
/// many stories are played.
/// </summary>
public sealed class LawSpecs : StorySpecs
{
    private static readonly int Runs = int.TryParse(Environment.GetEnvironmentVariable("MINI_ACTORS_PROPERTY_RUNS"), out var runs) ? runs : 300;

    [Fact]
    public void Every_story_keeps_the_laws() => Check(Runs, CallingThreadDispatcher.Id);

    // Here nobody says who runs first: what is found may not be found again, but its story is a hint.
    [Fact]
    public void Every_story_keeps_the_laws_when_actors_run_at_the_same_time() => Check(Runs / 3, null);

    private void Check(int runs, string? dispatcher) => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(runs).WithEndSize(60),
        Prop.ForAll(Stories.Any, (Action<Story>)(story => Play(story, dispatcher))));
}
