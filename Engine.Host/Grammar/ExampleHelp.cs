using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MiniActors.Host.Grammar;

/// <summary><c>--help</c> with examples at its end: what most readers look for first.</summary>
internal sealed class ExampleHelp(IReadOnlyDictionary<string, Example[]> examples, int width) : SynchronousCommandLineAction
{
    private readonly HelpAction _help = new() { MaxWidth = width };

    /// <inheritdoc />
    public override bool ClearsParseErrors => true;

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        var status = _help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command;
        if (!examples.TryGetValue(command is RootCommand ? RootGrammar.Program : command.Name, out var rows)) return status;
        output.WriteLine("Examples:");
        foreach (var (line, meaning) in rows)
        {
            output.WriteLine($"  {line}");
            output.WriteLine($"      {meaning}");
        }
        output.WriteLine();
        return status;
    }
}

/// <summary>One example of the help: the line to type, and what it does.</summary>
internal sealed record Example(string Line, string Meaning);
