using System.CommandLine;

namespace MiniActors.Host.Grammar;

/// <summary>The options that more than one command has.</summary>
internal static class SharedOptions
{
    /// <summary>Every command: no diagnostics, no progress.</summary>
    public static readonly Option<bool> Quiet = new("--quiet", "-q")
    {
        Description = "Say nothing but errors and what was asked for (console output of scripts is never silenced).",
        Recursive = true,
    };

    /// <summary>Every command: the debug log, and stack traces.</summary>
    public static readonly Option<bool> Verbose = new("--verbose", "-v")
    {
        Description = "Write the debug log to standard error, and the stack trace of an error.",
        Recursive = true,
    };

    /// <summary>A user's HOCON file.</summary>
    public static readonly Option<string?> Config = new("--config")
    {
        Description = "A HOCON file that overrides the defaults (hocon.conf) key by key.",
        HelpName = "FILE.conf",
    };

    /// <summary>Single HOCON keys.</summary>
    public static readonly Option<string[]> Set = new("--set")
    {
        Description = "One HOCON key, e.g. mini-actors.program.app-id=wx123; stronger than --config; repeatable.",
        HelpName = "KEY=VALUE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };
}
