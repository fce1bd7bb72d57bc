namespace MiniActors.Host.Linting;

/// <summary>What counts as a finding, from what each platform told: a pure function.</summary>
internal static class LintComparison
{
    /// <summary>
    /// Diagnostics and errors count wherever they are. That a call fails, a line is written, or how the script ends counts
    /// only when it is not the same everywhere.
    /// </summary>
    public static IReadOnlyList<LintFinding> Of(IReadOnlyList<LintSheet> sheets) =>
    [
        .. sheets.SelectMany(sheet => sheet.Cells.Keys).Distinct()
            .Select(key => new LintFinding(key, [.. sheets.Select(sheet => sheet.Cells.GetValueOrDefault(key))]))
            .Where(Counts)
            .OrderBy(finding => finding.Key.Kind >= LintKind.Console)
            .ThenBy(finding => finding.Key.File, StringComparer.Ordinal)
            .ThenBy(finding => (finding.Key.Line, finding.Key.Column, finding.Key.Kind))
            .ThenBy(finding => finding.Key.Rule, StringComparer.Ordinal),
    ];

    /// <summary>The findings with all lines of the console as one, which says how many of them differ, and not what they say.</summary>
    public static IReadOnlyList<LintFinding> WithoutText(IReadOnlyList<LintFinding> findings)
    {
        var lines = findings.Where(finding => finding.Key.Kind == LintKind.Console).ToList();
        if (lines.Count == 0) return findings;
        var counts = lines[0].Cells.Select((_, column) => lines.Count(line => line.Cells[column] is not null));
        var all = new LintFinding(new LintKey(LintKind.Console), [.. counts.Select(count => $"{count} of {lines.Count}")]);
        return [.. findings.Where(finding => finding.Key.Kind != LintKind.Console), all];
    }

    private static bool Counts(LintFinding finding) =>
        finding.Key.Kind is LintKind.Diagnostic or LintKind.Error || finding.Cells.Distinct().Count() > 1;
}
