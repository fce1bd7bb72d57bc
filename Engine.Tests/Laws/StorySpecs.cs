using MiniActors.Tests.Support;

namespace MiniActors.Tests.Laws;

/// <summary>Specs that play stories.</summary>
public abstract class StorySpecs : ActorSpecs
{
    private readonly string _root = Directory.CreateTempSubdirectory("mini-actors-laws-").FullName;

    /// <summary>Plays a story to its end.</summary>
    /// <exception cref="InvalidOperationException">It broke a law; all that it broke are told.</exception>
    private protected void Play(Story story, string? dispatcher) => PlayAsync(story, dispatcher).GetAwaiter().GetResult();

    private async Task PlayAsync(Story story, string? dispatcher)
    {
        var run = new StoryRun(story, Sys, dispatcher, _root) { Root = _root };
        await run.StartedAsync();
        foreach (var step in story.Steps) run.Do(step);
        await run.EndAsync();
        var waited = 0;
        while (StoryLaws.Broken(run) is { Count: > 0 } broken)
        {
            // A call that came too late is answered by another thread.
            if (waited++ == 40) throw new InvalidOperationException(string.Join('\n', broken) + story);
            await Task.Delay(waited);
        }
    }

    protected override void AfterAll()
    {
        base.AfterAll();
        Directory.Delete(_root, recursive: true);
    }
}
