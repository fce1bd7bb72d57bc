namespace MiniActors.Host.Configuration;

/// <summary>
/// The outer shape of a HOCON document: braces, brackets and strings must end. The parser of Akka forgives all of it and
/// drops what stands behind, so that a forgotten brace would be silent.
/// </summary>
internal static class HoconShape
{
    /// <summary>A fault and the line on which it begins.</summary>
    internal readonly record struct Fault(int Line, string Message);

    /// <summary>The first fault, or null when the document is whole.</summary>
    public static Fault? FirstFault(string text)
    {
        var open = new Stack<(char Bracket, int Line)>();
        var line = 1;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\n':
                    line++;
                    break;
                case '#':
                case '/' when text.AsSpan(i).StartsWith("//"):
                    while (i + 1 < text.Length && text[i + 1] != '\n') i++;
                    break;
                case '"':
                    var end = EndOfString(text, i);
                    if (end < 0) return new Fault(line, "this string has no closing quote");
                    line += text.AsSpan(i, end - i).Count('\n');
                    i = end;
                    break;
                case '{' or '[':
                    open.Push((text[i], line));
                    break;
                case '}' or ']':
                    var wanted = text[i] == '}' ? '{' : '[';
                    if (!open.TryPop(out var last)) return new Fault(line, $"'{text[i]}' closes nothing; remove it, or open it with '{wanted}'");
                    if (last.Bracket != wanted) return new Fault(line, $"'{text[i]}' cannot close the '{last.Bracket}' of line {last.Line}");
                    break;
            }
        }
        return open.TryPop(out var rest) ? new Fault(rest.Line, $"'{rest.Bracket}' is never closed") : null;
    }

    /// <summary>The index of the last quote of the string that begins at <paramref name="start"/>, or -1.</summary>
    private static int EndOfString(string text, int start)
    {
        if (text.AsSpan(start).StartsWith("\"\"\""))
        {
            var close = text.IndexOf("\"\"\"", start + 3, StringComparison.Ordinal);
            return close < 0 ? -1 : close + 2;
        }
        for (var i = start + 1; i < text.Length && text[i] != '\n'; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '"') return i;
        }
        return -1;
    }
}
