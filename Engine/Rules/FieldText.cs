using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// A value of <c>header</c> or <c>formData</c> as text. Source: reference/wechat.md 1.5, which names both; reference/alipay.md
/// 1.1 and 2; decision 32.
/// </summary>
internal static class FieldText
{
    /// <param name="policy">What becomes of a value that is no string.</param>
    /// <param name="api">The API, for the diagnostic.</param>
    /// <param name="field">What the value belongs to: <c>header</c> or <c>formData</c>.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value.</param>
    /// <param name="findings">Where the diagnostic goes.</param>
    public static string Of(HeaderPolicy policy, string api, string field, string name, Argument value, Findings findings)
    {
        if (value.AsString is { } text) return text;
        if (policy.NonStringValues == HeaderValueForm.Brand)
            return value.Kind == ArgumentKind.Number ? EcmaText.Of(value) : $"[object {value.Brand}]";
        var rule = field == "header" ? "header-value-not-string" : "form-value-not-string";
        findings.Add(api, rule, $"The value of {field} {name} should be String instead of {value.Brand}.", "the platform's documents");
        try
        {
            return EcmaText.Of(value);
        }
        catch (InsufficientExecutionStackException)
        {
            return $"[object {value.Brand}]"; // nested without end
        }
    }
}
