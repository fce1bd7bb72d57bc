using MiniActors.Api;
using MiniActors.Platforms;

namespace MiniActors.Hosting;

/// <summary>From the options of one mini program, over the configuration's defaults, to its settings.</summary>
internal static class ProgramOpening
{
    /// <summary>The settings in force.</summary>
    /// <exception cref="ArgumentException">Something is wrong; the message lists every error.</exception>
    public static ProgramSettings Settle(EngineSettings engine, MiniProgramOptions options)
    {
        var errors = new List<string>();
        var defaults = engine.Program;
        var settings = defaults with
        {
            Platform = options.Platform ?? defaults.Platform,
            BaseLibrary = ReadVersion(options.BaseLibrary, defaults.BaseLibrary, errors),
            AppId = options.AppId ?? defaults.AppId,
            AppVersion = options.AppVersion ?? defaults.AppVersion,
            UrlCheck = options.UrlCheck ?? defaults.UrlCheck,
            Strict = options.Strict ?? defaults.Strict,
            Domains = options.Domains ?? defaults.Domains,
            NetworkTimeout = options.NetworkTimeout ?? defaults.NetworkTimeout,
            Network = options.Network ?? defaults.Network,
            PrivateAddresses = options.PrivateAddresses ?? defaults.PrivateAddresses,
            Map = options.Map?.ToArray() ?? defaults.Map,
            TrustedCertificates = options.TrustedCertificates ?? defaults.TrustedCertificates,
            AllowFiles = options.AllowFiles ?? defaults.AllowFiles,
        };
        if (options.Id is { } id && !IsName(id)) errors.Add($"id: '{id}' may have letters, digits, '-' and '_' only");
        errors.AddRange(ProgramSettingsRule.Validate(settings, engine.Platforms));
        if (errors.Count > 0) throw new ArgumentException(
            "The mini program cannot be opened:" + string.Concat(errors.Select(error => Environment.NewLine + "  " + error)), nameof(options));
        return settings.AllowFiles.Count == 0 ? settings : settings with { AllowFiles = [.. settings.AllowFiles.Select(Path.GetFullPath)] };
    }

    private static bool IsName(string id) =>
        id.Length > 0 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    private static Version? ReadVersion(string? text, Version? otherwise, List<string> errors)
    {
        if (text is null or "newest") return text is null ? otherwise : null;
        if (Version.TryParse(text, out var version)) return version;
        errors.Add($"base-library: '{text}' is no version such as 2.10.0, nor 'newest'");
        return otherwise;
    }
}
