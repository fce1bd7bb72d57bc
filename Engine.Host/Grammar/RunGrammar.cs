using System.CommandLine;
using System.CommandLine.Parsing;
using MiniActors.Scripting;

namespace MiniActors.Host.Grammar;

/// <summary>The options of <c>run</c>, which may stand before or after FILE.</summary>
internal static class RunGrammar
{
    /// <summary>Reads one value, or says what is wrong with it.</summary>
    private delegate T? Reading<T>(string text, out string? error);

    private static readonly Argument<string> Script = new("FILE") { Description = "The script to run, or the directory of a project (app.json, game.json)." };
    private static readonly Option<string?> Page = new("--page") { Description = "The page of a project to begin with, e.g. pages/detail/detail?id=1.", HelpName = "PATH" };
    private static readonly Option<string?> Platform = new("--platform")
    {
        Description = "wechat (default), wechat/game, alipay, baidu, or a platform of the configuration; a project says its own.",
        HelpName = "ID",
    };

    /// <summary>The base library, for every command that has to do with one platform.</summary>
    public static readonly Option<string?> BaseLibrary = One<string>("--base-library", "VERSION", "The base library to follow, e.g. 1.6.9; newest by default.", ReadVersion);

    // A switch with a word for a value: the parser would take a bool's value only as true or false.
    private static readonly Option<string?> UrlCheck = One<string>("--url-check", "on|off", "on (default): https and wss to listed hosts only; off: the devtools switch.", ReadSwitch);
    private static readonly Option<UrlMapping[]?> Map = Many<UrlMapping>("--map", "FROM=TO", "Urls that begin with FROM go to TO; repeatable, the longest FROM wins.", UrlMapping.Parse);
    private static readonly Option<bool> AllowPrivate = new("--allow-private") { Description = "Private, loopback and link-local addresses may be reached." };
    private static readonly Option<string[]?> AllowFiles = Many<string>("--allow-files", "DIR", "A directory whose absolute paths the script may use; repeatable.", ReadDirectory);
    private static readonly Option<bool> Strict = new("--strict") { Description = "Diagnostics are failures, and an error in a callback makes the exit status 1." };
    private static readonly Option<Definition[]?> Define = Many<Definition>("--define", "NAME=JSON", "A global that the script finds when it starts; repeatable.", Definition.Parse);
    private static readonly Option<PolyfillPack[]?> Polyfill = Many<PolyfillPack>("--polyfill", "PACK", "Names that the script finds beside its platform's; web: those of a browser. Repeatable.", ReadPack);
    private static readonly Option<TimeSpan?> TimeLimit = One<TimeSpan?>("--time-limit", "TIME", "How long the script may run (500ms, 30s, 2m); then the exit status is 124.", ReadTime);

    private static readonly Option<string?> Trace = new("--trace") { Description = "Write each call, callback, event and diagnostic to FILE, one JSON object a line.", HelpName = "FILE" };
    private static readonly Option<bool> TraceSecrets = new("--trace-secrets") { Description = "The trace keeps what it leaves out otherwise: credentials and cookies." };

    /// <summary>Gives a command these options.</summary>
    public static void AddTo(Command command)
    {
        foreach (var option in new Option[] { Platform, Page, BaseLibrary, Strict, Trace, TraceSecrets }) command.Add(option);
        AddCommonTo(command);
    }

    /// <summary>Gives a command FILE, and the options that make sense on any number of platforms at once.</summary>
    public static void AddCommonTo(Command command)
    {
        command.Add(Script);
        foreach (var option in new Option[]
                 {
                     UrlCheck, Map, AllowPrivate, AllowFiles, Define, Polyfill, SharedOptions.Config, SharedOptions.Set, TimeLimit,
                 })
            command.Add(option);
    }

    /// <summary>What was asked for.</summary>
    public static RunOptions Read(ParseResult parsed) => new()
    {
        Script = parsed.GetRequiredValue(Script),
        Platform = parsed.GetValue(Platform),
        Page = parsed.GetValue(Page),
        BaseLibrary = parsed.GetValue(BaseLibrary),
        UrlCheck = parsed.GetValue(UrlCheck) is { } word ? word == "on" : null,
        Map = parsed.GetValue(Map) ?? [],
        AllowPrivate = parsed.GetValue(AllowPrivate) ? true : null,
        AllowFiles = parsed.GetValue(AllowFiles) ?? [],
        Strict = parsed.GetValue(Strict) ? true : null,
        Define = parsed.GetValue(Define) ?? [],
        Polyfills = parsed.GetValue(Polyfill) ?? [],
        Config = parsed.GetValue(SharedOptions.Config),
        Set = parsed.GetValue(SharedOptions.Set) ?? [],
        TimeLimit = parsed.GetValue(TimeLimit),
        Trace = parsed.GetValue(Trace),
        TraceSecrets = parsed.GetValue(TraceSecrets),
        Quiet = parsed.GetValue(SharedOptions.Quiet),
        Verbose = parsed.GetValue(SharedOptions.Verbose),
    };

    private static Option<T?> One<T>(string name, string value, string description, Reading<T> read) => new(name)
    {
        Description = description,
        HelpName = value,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => result.Tokens is [var token] ? Take(result, token, read) : default,
    };

    private static Option<T[]?> Many<T>(string name, string value, string description, Reading<T> read) => new(name)
    {
        Description = description,
        HelpName = value,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result => [.. result.Tokens.Select(token => Take(result, token, read)!)],
    };

    private static T? Take<T>(ArgumentResult result, Token token, Reading<T> read)
    {
        var item = read(token.Value, out var error);
        if (error is not null) result.AddError(error);
        return item;
    }

    private static PolyfillPack? ReadPack(string text, out string? error)
    {
        var pack = PolyfillPack.Find(text);
        error = pack is null ? $"--polyfill '{text}' is no pack; there is {string.Join(", ", PolyfillPack.All)}" : null;
        return pack;
    }

    private static string? ReadVersion(string text, out string? error)
    {
        error = text == "newest" || Version.TryParse(text, out _) ? null : $"--base-library '{text}' is no version; write it like 2.10.0";
        return text;
    }

    private static string? ReadSwitch(string text, out string? error)
    {
        error = text is "on" or "off" ? null : $"--url-check '{text}': write on or off";
        return text;
    }

    private static TimeSpan? ReadTime(string text, out string? error)
    {
        var limit = Duration.Parse(text);
        error = limit is null ? $"--time-limit '{text}' is no time; write it like 500ms, 30s or 2m" : null;
        return limit;
    }

    private static string? ReadDirectory(string text, out string? error)
    {
        error = Directory.Exists(text) ? null : $"--allow-files '{text}' is no directory";
        return error is null ? Path.GetFullPath(text) : null;
    }
}
