using MiniActors.Testing;

namespace MiniActors.Tests.Laws;

/// <summary>The laws that hold for every mini program, judged when it is over. One line for each that was broken.</summary>
internal static class StoryLaws
{
    public static IReadOnlyList<string> Broken(StoryRun run)
    {
        var book = run.Book;
        return
        [
            .. book.Broken,
            .. book.Calls.Select(OfCall).OfType<string>(),
            .. book.Sockets.SelectMany(page => OfSocket(page, run.Silent)),
            .. OfWire(run),
        ];
    }

    private static string? OfCall(CallPage page) => LedgerRules.OfCall(page.Told) is { } broken ? $"{page.Name} {broken}" : null;

    private static IEnumerable<string> OfSocket(SocketPage page, bool silent)
    {
        var told = page.Told;
        if (LedgerRules.OfSocket(told) is { } broken) yield return $"socket {page.Id} {broken}";
        if (told.Count(one => one == "error") > 1) yield return $"socket {page.Id} erred twice: {Line(told)}";
        if (!silent && told.Contains("open") && !told.Contains("close")) yield return $"socket {page.Id} opened and was never told to be closed: {Line(told)}";
        if (!silent && page.Accepted && !told.Contains("close") && !told.Contains("error")) yield return $"socket {page.Id} was accepted and its end never told: {Line(told)}";
        if (!page.Accepted && told.Count > 0) yield return $"socket {page.Id} was not accepted, but told {Line(told)}";
        if (!page.Messages.SequenceEqual(Enumerable.Range(1, page.Messages.Count))) yield return $"the messages of socket {page.Id} came as {string.Join(' ', page.Messages)}";
    }

    private static IEnumerable<string> OfWire(StoryRun run)
    {
        var sent = run.Book.Calls.Count(call => call.Name.EndsWith("sendSocketMessage", StringComparison.Ordinal) && call.Told.Contains("success"));
        if (sent > run.Network.Written) yield return $"{sent} sends succeeded, and {run.Network.Written} were written";
        foreach (var line in run.Network.Lines.Where(line => !line.GivenUp)) yield return $"the link of socket {line.Number} was left open";
        if (run.Network.Exchanges.Count(one => one.IsLive) is > 0 and var live) yield return $"{live} exchanges were left open";
        if (run.Files > 0) yield return $"{run.Files} files were left";
    }

    private static string Line(IEnumerable<string> told) => $"[{string.Join(", ", told)}]";
}
