namespace MiniActors.Host.Grammar;

/// <summary>One <c>--map FROM=TO</c>: calls to urls under FROM go to TO, once the rules have judged the script's own url.</summary>
internal sealed record UrlMapping(string From, string To)
{
    private static readonly string[] Secure = ["https", "http"], Sockets = ["wss", "ws"];

    /// <summary>Splits at the first <c>=</c>; <paramref name="error"/> says what is wrong when the answer is null.</summary>
    public static UrlMapping? Parse(string text, out string? error)
    {
        var cut = text.IndexOf('=', StringComparison.Ordinal);
        if (cut < 0)
        {
            error = $"--map '{text}' has no '='; write FROM=TO, e.g. wss://echo.example.com=ws://127.0.0.1:9000";
            return null;
        }
        var (from, to) = (text[..cut], text[(cut + 1)..]);
        error = Fault(from) ?? Fault(to);
        if (error is null && Family(from) != Family(to))
            error = $"--map '{text}' leads from one kind of url to another; http(s) goes to http(s), ws(s) to ws(s)";
        return error is null ? new UrlMapping(from, to) : null;
    }

    private static string? Fault(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var parsed) && Family(url) is not null && parsed.Host.Length > 0
            ? null
            : $"--map: '{url}' is no absolute http, https, ws or wss url";

    private static string[]? Family(string url)
    {
        var scheme = url.Split(':')[0].ToLowerInvariant();
        return Secure.Contains(scheme) ? Secure : Sockets.Contains(scheme) ? Sockets : null;
    }
}
