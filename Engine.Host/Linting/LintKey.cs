using MiniActors.Platforms;

namespace MiniActors.Host.Linting;

/// <summary>What a finding is.</summary>
internal enum LintKind
{
    /// <summary>Something is ignored in silence, missing, or would fail on a phone.</summary>
    Diagnostic,

    /// <summary>A call failed, or its socket did.</summary>
    Failure,

    /// <summary>The script let out an exception, or a rejection that nobody handled.</summary>
    Error,

    /// <summary>The script wrote a line.</summary>
    Console,

    /// <summary>How the script ended.</summary>
    Ending,
}

/// <summary>What has to be the same for two platforms to have the same finding.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="File">The file; empty: no place is known.</param>
/// <param name="Line">The line, from 1; 0: no place is known.</param>
/// <param name="Column">The column, from 1; 0: no place is known.</param>
/// <param name="Api">The API; empty: it belongs to none.</param>
/// <param name="Rule">The rule of a diagnostic, or the text of a line; empty: neither.</param>
internal sealed record LintKey(LintKind Kind, string File = "", int Line = 0, int Column = 0, string Api = "", string Rule = "");

/// <summary>What one platform told.</summary>
/// <param name="Profile">The platform.</param>
/// <param name="Cells">By key, what it told.</param>
internal sealed record LintSheet(PlatformProfile Profile, IReadOnlyDictionary<LintKey, string> Cells);

/// <summary>One finding: a row with a cell for each platform, in their order; null: nothing was told there.</summary>
internal sealed record LintFinding(LintKey Key, IReadOnlyList<string?> Cells);
