using System.Globalization;
using System.Text;

namespace MiniActors.Platforms;

/// <summary>One entry of a vocabulary.</summary>
/// <param name="Template">The text, with <c>{api}</c>, <c>{detail}</c>, <c>{url}</c>, <c>{limit}</c>, <c>{status}</c>, <c>{code}</c>, … to fill in.</param>
/// <param name="Code">The platform's number; null when it has none.</param>
public sealed record ErrorWord(string Template, int? Code = null)
{
    /// <summary>The word for what nobody named.</summary>
    public static readonly ErrorWord Plain = new("{api}:fail {detail}");

    /// <summary>The text with the facts in it. It is filled in one pass: a fact that holds braces itself stays as it is.</summary>
    public string Fill(string api, ReadOnlySpan<(string Name, object Value)> facts)
    {
        var text = new StringBuilder(Template.Length + 32);
        var rest = Template.AsSpan();
        while (rest.IndexOf('{') is var open and >= 0 && rest[open..].IndexOf('}') is var length and > 0)
        {
            text.Append(rest[..open]).Append(Fact(rest.Slice(open + 1, length - 1), api, facts));
            rest = rest[(open + length + 1)..];
        }

        return text.Append(rest).ToString().TrimEnd();
    }

    private static string? Fact(ReadOnlySpan<char> name, string api, ReadOnlySpan<(string Name, object Value)> facts)
    {
        foreach (var (known, value) in facts)
            if (name.SequenceEqual(known)) return Convert.ToString(value, CultureInfo.InvariantCulture);
        return name is "api" ? api : null;
    }
}
