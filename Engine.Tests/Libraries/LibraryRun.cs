using MiniActors.Scripting;

namespace MiniActors.Tests.Libraries;

/// <summary>How a library did on one platform.</summary>
/// <param name="Done">The steps that went well, in order.</param>
/// <param name="Failed">The others, and what they said.</param>
/// <param name="Faults">What was thrown where nobody caught it.</param>
/// <param name="End">How the program ended; null: it did not.</param>
internal sealed record LibraryRun(IReadOnlyList<string> Done, IReadOnlyDictionary<string, string> Failed, IReadOnlyList<string> Faults, ScriptEnd? End)
{
    private const string Ok = "ok ";
    private const string NotOk = "not ok ";

    /// <summary>Reads the lines that the script wrote.</summary>
    public static LibraryRun Of(IReadOnlyList<string> lines, IReadOnlyList<string> faults, ScriptEnd? end) => new(
        [.. lines.Where(line => line.StartsWith(Ok, StringComparison.Ordinal)).Select(line => line[Ok.Length..])],
        lines.Where(line => line.StartsWith(NotOk, StringComparison.Ordinal)).Select(line => line[NotOk.Length..].Split(": ", 2)).ToDictionary(parts => parts[0], parts => parts[1]),
        faults, end);
}
