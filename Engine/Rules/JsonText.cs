using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary><c>JSON.stringify</c> of a value (ECMA-262 section 25.5.2). Source: reference/wechat.md 2.2, reference/alipay.md 1.2.</summary>
public static class JsonText
{
    /// <summary>The text, or null where <c>JSON.stringify</c> gives <c>undefined</c>: for <c>undefined</c> itself and a function.</summary>
    public static string? Of(Argument value)
    {
        if (!HasText(value)) return null;
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>A string in quotes, with control characters and lone surrogates escaped.</summary>
    public static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2);
        AppendQuoted(text, value);
        return text.ToString();
    }

    private static bool HasText(Argument value) => value.Kind is not (ArgumentKind.Undefined or ArgumentKind.Function);

    private static void Append(StringBuilder text, Argument value)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (value.Kind)
        {
            case ArgumentKind.Boolean: text.Append(value.AsBoolean ? "true" : "false"); break;
            case ArgumentKind.Number: text.Append(double.IsFinite(value.AsNumber) ? EcmaText.OfNumber(value.AsNumber) : "null"); break;
            case ArgumentKind.String: AppendQuoted(text, value.AsString!); break;
            case ArgumentKind.Array: AppendItems(text, value.Items); break;
            case ArgumentKind.Object: AppendMembers(text, value.Members); break;
            case ArgumentKind.ArrayBuffer: text.Append("{}"); break; // it has no own enumerable members
            default: text.Append("null"); break; // null, and what has no text inside an array
        }
    }

    private static void AppendItems(StringBuilder text, IReadOnlyList<Argument> items)
    {
        text.Append('[');
        for (var index = 0; index < items.Count; index++)
        {
            if (index > 0) text.Append(',');
            Append(text, items[index]);
        }
        text.Append(']');
    }

    private static void AppendMembers(StringBuilder text, IReadOnlyList<KeyValuePair<string, Argument>> members)
    {
        text.Append('{');
        var first = true;
        foreach (var (name, value) in members)
        {
            if (!HasText(value)) continue;
            if (!first) text.Append(',');
            first = false;
            AppendQuoted(text, name);
            text.Append(':');
            Append(text, value);
        }
        text.Append('}');
    }

    private static void AppendQuoted(StringBuilder text, string value)
    {
        text.Append('"');
        for (var index = 0; index < value.Length; index++)
        {
            var unit = value[index];
            if (char.IsHighSurrogate(unit) && index + 1 < value.Length && char.IsLowSurrogate(value[index + 1]))
                text.Append(unit).Append(value[++index]);
            else if (unit < ' ' || unit is '"' or '\\' || char.IsSurrogate(unit)) AppendEscaped(text, unit);
            else text.Append(unit);
        }
        text.Append('"');
    }

    private static void AppendEscaped(StringBuilder text, char unit) => _ = unit switch
    {
        '"' => text.Append("\\\""),
        '\\' => text.Append("\\\\"),
        '\b' => text.Append("\\b"),
        '\t' => text.Append("\\t"),
        '\n' => text.Append("\\n"),
        '\f' => text.Append("\\f"),
        '\r' => text.Append("\\r"),
        _ => text.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture)),
    };
}
