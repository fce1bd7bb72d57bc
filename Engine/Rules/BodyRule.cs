using System.Text;
using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary>
/// Data as a request body, by content type and not by method. Source: reference/wechat.md 2.2, reference/alipay.md 1.2;
/// decisions 5, 27 and 32.
/// </summary>
public static class BodyRule
{
    /// <summary>The bytes to send; null: no body. Text is UTF-8, and an ArrayBuffer passes unchanged.</summary>
    public static byte[]? Of(string contentType, Argument data)
    {
        if (data.AsBytes is { } bytes) return bytes;
        var text = TextOf(contentType, data);
        return string.IsNullOrEmpty(text) ? null : Encoding.UTF8.GetBytes(text);
    }

    private static string? TextOf(string contentType, Argument data) => data.Kind switch
    {
        ArgumentKind.Undefined or ArgumentKind.Null => null,
        ArgumentKind.String => data.AsString,
        _ when contentType.Contains("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) => QueryRule.Form(data),
        _ when contentType.Contains("application/json", StringComparison.OrdinalIgnoreCase) => JsonText.Of(data),
        ArgumentKind.Object or ArgumentKind.Array => JsonText.Of(data),
        _ => EcmaText.Of(data),
    };
}
