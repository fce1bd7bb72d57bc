using MiniActors.Platforms;

namespace MiniActors.Hosting;

/// <summary>What a mini program's settings must fulfil, wherever they come from: a file, the command line, or code.</summary>
public static class ProgramSettingsRule
{
    private static readonly string[] Web = ["https", "http"];
    private static readonly string[] Sockets = ["wss", "ws"];
    private static readonly string[] Mapped = [.. Web, .. Sockets];

    /// <summary>Every error, each <c>path: what is wrong and what would be right</c>; the paths start below <paramref name="at"/>.</summary>
    public static IReadOnlyList<string> Validate(ProgramSettings settings, PlatformCatalog catalog, string at = "mini-actors.program")
    {
        var errors = new SettingErrors();
        if (catalog.Find(settings.Platform) is null)
            errors.Add($"{at}.platform", $"there is no platform '{settings.Platform}'; there are {string.Join(", ", catalog.Ids)}");
        Name(errors, $"{at}.app-id", settings.AppId);
        Name(errors, $"{at}.app-version", settings.AppVersion);
        Domains(errors, $"{at}.domains.request", settings.Domains.Request, Web);
        Domains(errors, $"{at}.domains.socket", settings.Domains.Socket, Sockets);
        Domains(errors, $"{at}.domains.upload", settings.Domains.Upload, Web);
        Domains(errors, $"{at}.domains.download", settings.Domains.Download, Web);
        Limit(errors, $"{at}.network-timeout.request", settings.NetworkTimeout.Request);
        Limit(errors, $"{at}.network-timeout.connect-socket", settings.NetworkTimeout.ConnectSocket);
        Limit(errors, $"{at}.network-timeout.upload-file", settings.NetworkTimeout.UploadFile);
        Limit(errors, $"{at}.network-timeout.download-file", settings.NetworkTimeout.DownloadFile);
        foreach (var (from, to) in settings.Map) Map(errors, SettingNode.Join($"{at}.map", from), from, to);
        foreach (var directory in settings.AllowFiles.Where(directory => !Directory.Exists(directory)))
            errors.Add($"{at}.allow-files", $"there is no directory '{directory}'");
        foreach (var file in settings.TrustedCertificates.Where(file => !File.Exists(file)))
            errors.Add($"{at}.trusted-certificates", $"there is no file '{file}'");
        return errors.Lines;
    }

    private static void Name(SettingErrors errors, string path, string name)
    {
        if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
            errors.Add(path, $"must be letters, digits, '-', '_' and '.', not '{name}'");
    }

    private static void Domains(SettingErrors errors, string path, IReadOnlyList<string> entries, string[] schemes)
    {
        foreach (var entry in entries)
        {
            if (!HasScheme(entry, schemes))
                errors.Add(path, $"'{entry}' must carry its scheme: {string.Join(" or ", schemes.Select(scheme => $"{scheme}://host"))}");
            else if (Parse(entry) is not { } url || entry.AsSpan(url.Scheme.Length + 3).IndexOfAny("/?#@") >= 0)
                errors.Add(path, $"'{entry}' must be a scheme, a host and perhaps a port, and nothing else");
        }
    }

    private static void Limit(SettingErrors errors, string path, TimeSpan? limit)
    {
        if (limit is { } time && (time <= TimeSpan.Zero || time > SectionReader.LongestWait))
            errors.Add(path, $"must be more than 0ms and at most {SectionReader.LongestWait.TotalHours}h, not {time.TotalMilliseconds}ms");
    }

    private static void Map(SettingErrors errors, string path, string from, string to)
    {
        if (!IsPrefix(from)) errors.Add(path, $"'{from}' must be an absolute url such as wss://echo.example.com, without user, query and fragment");
        if (!IsPrefix(to)) errors.Add(path, $"'{to}' must be an absolute url such as ws://127.0.0.1:9000, without user, query and fragment");
        else if (HasScheme(from, Sockets) != HasScheme(to, Sockets)) errors.Add(path, $"a socket cannot become a request, nor a request a socket: '{to}'");
    }

    private static bool IsPrefix(string text) =>
        HasScheme(text, Mapped) && Parse(text) is { UserInfo: "", Query: "", Fragment: "" } && !text.EndsWith('?') && !text.EndsWith('#');

    private static bool HasScheme(string text, string[] schemes) =>
        schemes.Any(scheme => text.StartsWith(scheme + "://", StringComparison.OrdinalIgnoreCase));

    private static Uri? Parse(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Host.Length > 0 ? url : null;
}
