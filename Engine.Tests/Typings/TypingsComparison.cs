namespace MiniActors.Tests.Typings;

/// <summary>What a platform's typings list, held against what a mini program has.</summary>
/// <param name="Typings">The typings.</param>
/// <param name="Version">Their version.</param>
/// <param name="Listed">What they list.</param>
/// <param name="Offered">What is there.</param>
internal sealed record TypingsComparison(OfficialTypings Typings, string Version, IReadOnlyList<string> Listed, IReadOnlySet<string> Offered)
{
    private const string Failure = ".fail.";

    private readonly ILookup<bool, string> _failures = Offered.Where(name => name.Contains(Failure, StringComparison.Ordinal)).ToLookup(IsOfFiles);

    /// <summary>What is known not to be there.</summary>
    public IReadOnlyList<TypingsGap> Gaps { get; } = [.. TypingsGaps.All.Where(gap => gap.NativeObject == Typings.NativeObject)];

    /// <summary>What the typings list and the mini program lacks.</summary>
    public IEnumerable<string> Lacking => Listed.Where(name => !IsThere(name));

    /// <summary>True: the mini program has it.</summary>
    public bool IsThere(string name)
    {
        if (Offered.Contains(name)) return true;
        var at = name.IndexOf(Failure, StringComparison.Ordinal);
        // What never fails here would be told as all others are.
        return at > 0 && !Offered.Any(known => known.StartsWith(name[..(at + Failure.Length)], StringComparison.Ordinal))
            && Offered.Contains(name[..at]) && _failures[IsOfFiles(name)].Any(known => known.EndsWith(name[at..], StringComparison.Ordinal));
    }

    private static bool IsOfFiles(string name) => name.StartsWith("FileSystemManager.", StringComparison.Ordinal);
}
