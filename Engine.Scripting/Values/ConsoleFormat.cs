using System.Text;
using Jint;
using Jint.Native;
using Jint.Runtime;

namespace MiniActors.Scripting;

/// <summary>The line of one <c>console</c> call: strings as they are, other values inspected, <c>%s %d %i %f %j %o %O %c %%</c> filled in.</summary>
internal static class ConsoleFormat
{
    public static string Line(ReadOnlySpan<JsValue> values)
    {
        var text = new StringBuilder();
        if (values.Length > 1 && values[0].IsString()) values = values[Fill(text, values[0].AsString(), values[1..])..];
        var first = text.Length == 0;
        foreach (var value in values)
        {
            if (!first) text.Append(' ');
            first = false;
            text.Append(Plain(value));
        }

        return text.ToString();
    }

    /// <summary>Fills the template; how many values are used up, the template among them. A template without directives is none.</summary>
    private static int Fill(StringBuilder text, string template, ReadOnlySpan<JsValue> values)
    {
        if (!template.Contains('%')) return 0;
        var used = 0;
        for (var at = 0; at < template.Length; at++)
        {
            var directive = template[at] == '%' && at + 1 < template.Length ? template[at + 1] : '\0';
            if (directive == '%') text.Append('%');
            else if (used < values.Length && Directive(directive, values[used]) is { } filled)
            {
                text.Append(filled);
                used++;
            }
            else
            {
                text.Append(template[at]);
                continue;
            }

            at++;
        }

        return used + 1;
    }

    private static string? Directive(char directive, JsValue value) => directive switch
    {
        's' => Plain(value),
        'd' or 'f' => Number(value).ToString(),
        'i' => Number(value) is var number && double.IsFinite(number.AsNumber()) ? JsNumber.Create(Math.Truncate(number.AsNumber())).ToString() : "NaN",
        'j' or 'o' or 'O' => Inspector.Show(value),
        'c' => "",
        _ => null,
    };

    private static JsNumber Number(JsValue value) =>
        JsNumber.Create(value.IsNumber() || value.IsString() || value.IsBoolean() ? TypeConverter.ToNumber(value) : double.NaN);

    private static string Plain(JsValue value) => value.IsString() ? value.AsString() : Inspector.Show(value);
}
