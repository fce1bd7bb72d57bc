using Acornima.Ast;
using Jint;

namespace MiniActors.Scripting;

/// <summary>One file, parsed; engines share it.</summary>
internal sealed class PreparedModule
{
    /// <summary>How long one match of a regular expression may take.</summary>
    public static readonly TimeSpan RegexTimeout = TimeSpan.FromSeconds(2);

    private static readonly ScriptPreparationOptions Options = new()
    {
        // A prepared script keeps the time-out that it was prepared with, whatever the engine says.
        ParsingOptions = new ScriptParsingOptions { RegexTimeout = RegexTimeout },
    };

    private PreparedModule(string path) => Path = path;

    public string Path { get; }

    /// <summary>The module as a function in the platform's wrapper; null: it is JSON, or no JavaScript.</summary>
    public IFunction? Function { get; private init; }

    /// <summary>The text of a <c>.json</c> file.</summary>
    public string? Json { get; private init; }

    /// <summary>How many lines it has.</summary>
    public int Lines { get; private init; }

    /// <summary>Why it is no JavaScript: the message with file, line and column.</summary>
    public string? SyntaxError { get; private init; }

    public static PreparedModule Of(string path, string code, ModuleWrapper wrapper)
    {
        code = code.TrimStart('\uFEFF');
        if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return new PreparedModule(path) { Json = code };
        // A first line for the shell is no JavaScript; the columns after it stay as they are.
        if (code.StartsWith("#!", StringComparison.Ordinal)) code = "//" + code[2..];
        try
        {
            var script = Engine.PrepareScript(wrapper.Wrap(code), path, options: Options);
            // More than one statement: the code closes the wrapper and goes on behind it.
            return script.Program!.Body is [ExpressionStatement { Expression: IFunction function }]
                ? new PreparedModule(path) { Function = function, Lines = code.AsSpan().Count('\n') + 1 }
                : new PreparedModule(path) { SyntaxError = $"SyntaxError: Unexpected token '}}' ({path})" };
        }
        catch (ScriptPreparationException wrong) when (wrong.InnerException is Acornima.ParseErrorException error)
        {
            var column = wrapper.Column(error.LineNumber, error.Column) + 1;
            return new PreparedModule(path) { SyntaxError = $"SyntaxError: {error.Error!.Description}\n    at {path}:{error.LineNumber}:{column}" };
        }
    }
}
