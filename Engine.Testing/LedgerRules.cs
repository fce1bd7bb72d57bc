namespace MiniActors.Testing;

/// <summary>What callbacks may be told, in which order. Pure.</summary>
public static class LedgerRules
{
    /// <summary>A call: success or fail, then complete, each once, and nothing behind.</summary>
    /// <param name="told">What was told, in order; all but success, fail and complete may come any number of times.</param>
    /// <returns>What is broken; null: nothing.</returns>
    public static string? OfCall(IReadOnlyList<string> told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var answers = told.Where(one => one is "success" or "fail" or "complete").ToArray();
        if (answers is not (["success", "complete"] or ["fail", "complete"])) return $"was not answered once and then completed once: {Line(told)}";
        var answer = told.ToList().IndexOf(answers[0]);
        return answer == told.Count - 2 ? null : $"heard something behind its answer: {Line(told)}";
    }

    /// <summary>A socket: open at most once and before every message; close at most once, and nothing behind it.</summary>
    /// <param name="told">What was told, in order: open, message, error, close.</param>
    /// <returns>What is broken; null: nothing.</returns>
    public static string? OfSocket(IReadOnlyList<string> told)
    {
        ArgumentNullException.ThrowIfNull(told);
        var all = told.ToList();
        var close = all.IndexOf("close");
        if (close >= 0 && close < all.Count - 1) return $"told something behind its close: {Line(told)}";
        if (all.IndexOf("open") != all.LastIndexOf("open")) return $"opened twice: {Line(told)}";
        if (all.Contains("message") && !(all.IndexOf("open") is >= 0 and var open && open < all.IndexOf("message"))) return $"told a message before it opened: {Line(told)}";
        return null;
    }

    /// <summary>A socket whose mini program is over: if it opened, it told its close.</summary>
    /// <param name="told">What was told, in order: open, message, error, close.</param>
    /// <returns>What is broken; null: nothing.</returns>
    public static string? OfEndedSocket(IReadOnlyList<string> told)
    {
        ArgumentNullException.ThrowIfNull(told);
        return told.Contains("open") && !told.Contains("close") ? $"opened and never told its close: {Line(told)}" : null;
    }

    private static string Line(IReadOnlyList<string> told) => $"[{string.Join(", ", told)}]";
}
