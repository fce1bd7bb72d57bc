using System.Globalization;

namespace MiniActors.Scripting;

/// <summary>A place in a script.</summary>
/// <param name="File">The path of the file, as it stands in stack traces.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record ScriptPlace(string File, int Line, int Column)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");

    /// <summary>The topmost place in the text of an error with its stack; null: it names none.</summary>
    public static ScriptPlace? InStack(string? text)
    {
        foreach (var line in (text ?? "").AsSpan().EnumerateLines())
            if (Read(line.Trim()) is { } place) return place;
        return null;
    }

    /// <summary>Reads <c>at FILE:LINE:COLUMN</c> or <c>at FUNCTION (FILE:LINE:COLUMN)</c>.</summary>
    private static ScriptPlace? Read(ReadOnlySpan<char> frame)
    {
        if (!frame.StartsWith("at ", StringComparison.Ordinal)) return null;
        frame = frame[3..];
        if (frame.EndsWith(")", StringComparison.Ordinal) && frame.IndexOf(" (", StringComparison.Ordinal) is >= 0 and var opens)
            frame = frame[(opens + 2)..^1];
        return TakeNumber(ref frame) is { } column && TakeNumber(ref frame) is { } line && frame.Length > 0 && frame[0] != '<'
            ? new ScriptPlace(frame.ToString(), line, column)
            : null;
    }

    private static int? TakeNumber(ref ReadOnlySpan<char> text)
    {
        var colon = text.LastIndexOf(':');
        if (colon < 0 || !int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        text = text[..colon];
        return number;
    }
}
