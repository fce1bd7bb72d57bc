using System.CommandLine;
using System.CommandLine.Parsing;

namespace MiniActors.Host.Grammar;

/// <summary>What is wrong with a command line, in one line that says what to do.</summary>
internal static class UsageError
{
    /// <summary>The first error of a command line, or null when it can be understood.</summary>
    public static string? In(ParseResult parsed)
    {
        var command = Name(parsed.CommandResult);
        if (UnknownOption(parsed) is { } unknown)
            return $"unknown option '{unknown}'; '{command} --help' lists the options";
        if (Swallowed(parsed) is { } swallowed)
            return $"'{swallowed.Option}' needs a value before '{swallowed.Value}'";
        if (parsed.Errors.Count == 0) return null;
        if (parsed.CommandResult.Command is RootCommand root)
        {
            var names = string.Join(", ", root.Subcommands.Select(sub => sub.Name));
            return parsed.UnmatchedTokens is [var first, ..]
                ? $"unknown command '{first}'; the commands are {names}"
                : $"a command is missing; the commands are {names} ('{command} --help' explains them)";
        }
        if (parsed.UnmatchedTokens is [var extra, ..])
            return $"'{extra}' is one argument too many; '{command} --help' explains";
        var message = parsed.Errors[0].Message;
        return message.StartsWith("--", StringComparison.Ordinal) ? message : $"{Sentence(message)}; '{command} --help' explains";
    }

    /// <summary>
    /// The parser takes an option that it does not know for an argument, or binds it to FILE. Behind <c>--</c> everything
    /// is an argument.
    /// </summary>
    private static string? UnknownOption(ParseResult parsed)
    {
        if (parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)) return null;
        var arguments = parsed.CommandResult.Command.Arguments
            .SelectMany(argument => parsed.GetResult(argument)?.Tokens ?? [])
            .Select(token => token.Value);
        return arguments.Concat(parsed.UnmatchedTokens).FirstOrDefault(value => value.Length > 1 && value[0] == '-');
    }

    /// <summary>An option that the parser took for the value of the option before it.</summary>
    private static (string Option, string Value)? Swallowed(ParseResult parsed)
    {
        foreach (var option in parsed.CommandResult.Command.Options)
            if (parsed.GetResult(option) is { Implicit: false } result
                && result.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } token)
                return (option.Name, token.Value);
        return null;
    }

    private static string Name(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{Name(parent)} {result.Command.Name}" : RootGrammar.Program;

    private static string Sentence(string message) =>
        message.Length == 0 ? "the command line is wrong" : char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');
}
