using System.Text.RegularExpressions;
using Acornima.Ast;
using Jint;

namespace MiniActors.Scripting;

/// <summary>One file, parsed; engines share it.</summary>
internal sealed partial class PreparedModule
{
    /// <summary>How long one match of a regular expression may take.</summary>
    public static readonly TimeSpan RegexTimeout = TimeSpan.FromSeconds(2);

    private static readonly ScriptPreparationOptions Options = new()
    {
        // A prepared script keeps the time-out that it was prepared with, whatever the engine says.
        ParsingOptions = new ScriptParsingOptions { RegexTimeout = RegexTimeout },
    };

    private static readonly ModulePreparationOptions ModuleOptions = new() { ParsingOptions = new ModuleParsingOptions { RegexTimeout = RegexTimeout } };

    private PreparedModule(string path) => Path = path;

    public string Path { get; }

    /// <summary>The file as a module with <c>import</c> and <c>export</c>; null: it is CommonJS, JSON, or no JavaScript.</summary>
    public Prepared<Acornima.Ast.Module>? Module { get; private init; }

    /// <summary>Where its source map is: a path beside it, or a data url; null: it has none.</summary>
    public string? MapUrl { get; private init; }

    /// <summary>The module as a function in the platform's wrapper; null: it is JSON, or no JavaScript.</summary>
    public IFunction? Function { get; private init; }

    /// <summary>The text of a <c>.json</c> file.</summary>
    public string? Json { get; private init; }

    /// <summary>How many lines it has.</summary>
    public int Lines { get; private init; }

    /// <summary>Why it is no JavaScript: the message with file, line and column.</summary>
    public string? SyntaxError { get; private init; }

    /// <summary>Where this place (lines from 1, columns from 0) is in the file; negative: in the wrapper around it.</summary>
    public int Column(ModuleWrapper wrapper, int line, int column) =>
        Module is not null ? column : line > Lines ? -1 : wrapper.Column(line, column);

    public static PreparedModule Of(string path, string code, ModuleWrapper wrapper)
    {
        code = code.TrimStart('\uFEFF');
        if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) return new PreparedModule(path) { Json = code };
        // A first line for the shell is no JavaScript; the columns after it stay as they are.
        if (code.StartsWith("#!", StringComparison.Ordinal)) code = "//" + code[2..];
        if (path.EndsWith(".mjs", StringComparison.OrdinalIgnoreCase)) return EsModule(path, code);
        var common = CommonJs(path, code, wrapper);
        if (common.SyntaxError is null || !EsWords().IsMatch(code)) return common;
        // Tools compile what has import or export; here it is run as it is. In code that was made small the words may stand
        // anywhere in a line, and then they may also be a part of a text: whoever parses it is right.
        var module = EsModule(path, code);
        return module.SyntaxError is null || EsLines().IsMatch(code) ? module : common;
    }

    /// <summary>A file that nests deeper than a parser can follow is told as what no parser takes.</summary>
    private static PreparedModule TooDeep(string path) => new(path) { SyntaxError = $"SyntaxError: The source is nested too deeply\n    at {path}:1:1" };

    private static PreparedModule EsModule(string path, string code)
    {
        try
        {
            return new PreparedModule(path) { Module = Engine.PrepareModule(code, path, ModuleOptions), MapUrl = MapOf(code), Lines = int.MaxValue };
        }
        catch (ScriptPreparationException wrong) when (wrong.InnerException is Acornima.ParseErrorException error)
        {
            return new PreparedModule(path) { SyntaxError = $"SyntaxError: {error.Error!.Description}\n    at {path}:{error.LineNumber}:{error.Column + 1}" };
        }
        catch (Exception deep) when (deep is InsufficientExecutionStackException or ScriptPreparationException)
        {
            return TooDeep(path);
        }
    }

    private static PreparedModule CommonJs(string path, string code, ModuleWrapper wrapper)
    {
        try
        {
            var script = Engine.PrepareScript(wrapper.Wrap(code), path, options: Options);
            // More than one statement: the code closes the wrapper and goes on behind it.
            return script.Program!.Body is [ExpressionStatement { Expression: IFunction function }]
                ? new PreparedModule(path) { Function = function, MapUrl = MapOf(code), Lines = code.AsSpan().Count('\n') + 1 }
                : new PreparedModule(path) { SyntaxError = $"SyntaxError: Unexpected token '}}' ({path})" };
        }
        catch (ScriptPreparationException wrong) when (wrong.InnerException is Acornima.ParseErrorException error)
        {
            var column = wrapper.Column(error.LineNumber, error.Column) + 1;
            return new PreparedModule(path) { SyntaxError = $"SyntaxError: {error.Error!.Description}\n    at {path}:{error.LineNumber}:{column}" };
        }
        catch (Exception deep) when (deep is InsufficientExecutionStackException or ScriptPreparationException)
        {
            return TooDeep(path);
        }
    }

    private static string? MapOf(string code) => MapComments().Matches(code) is [.., var last] ? last.Groups[1].Value : null;

    [GeneratedRegex(@"\b(?:import\b[^(.]|export\b)")]
    private static partial Regex EsWords();

    // No \s: it goes over the ends of lines, and then a file of empty lines takes the square of their number.
    [GeneratedRegex(@"^[ \t]*(?:import\b[^(.]|export\b)", RegexOptions.Multiline)]
    private static partial Regex EsLines();

    [GeneratedRegex(@"^//[#@] sourceMappingURL=(\S+)[ \t\r]*$", RegexOptions.Multiline)]
    private static partial Regex MapComments();
}
