using System.Text.Json;
using System.Text.RegularExpressions;

namespace MiniActors.Host.Grammar;

/// <summary>One <c>--define NAME=JSON</c>: a global that the script finds when it starts.</summary>
internal sealed partial record Definition(string Name, string Json)
{
    /// <summary>Splits at the first <c>=</c>; <paramref name="error"/> says what is wrong when the answer is null.</summary>
    public static Definition? Parse(string text, out string? error)
    {
        var cut = text.IndexOf('=', StringComparison.Ordinal);
        var name = cut < 0 ? text : text[..cut];
        if (cut < 0) error = $"--define '{text}' has no '='; write NAME=JSON, e.g. PORT=9000 or NAME='\"text\"'";
        else if (!Identifier().IsMatch(name)) error = $"--define: '{name}' is no name of a JavaScript variable";
        else error = Fault(name, text[(cut + 1)..]);
        return error is null ? new Definition(name, text[(cut + 1)..]) : null;
    }

    private static string? Fault(string name, string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json);
            return null;
        }
        catch (JsonException)
        {
            return $"--define {name}: '{json}' is no JSON; a text needs its quotes: {name}='\"text\"'";
        }
    }

    [GeneratedRegex(@"^[\p{L}_$][\p{L}\p{Nd}_$]*$")]
    private static partial Regex Identifier();
}
