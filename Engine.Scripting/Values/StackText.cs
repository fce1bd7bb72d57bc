using Acornima;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace MiniActors.Scripting;

/// <summary>Errors of a script as a person reads them.</summary>
internal static class StackText
{
    /// <summary>For an empty text the engine would put in its own.</summary>
    private const string Nothing = "\n";

    /// <summary>A stack that overflowed has thousands of lines, and says no more in them.</summary>
    private const int MostLines = 100;

    /// <summary>One line of a stack trace, where the code was written; none for the frame of a module's wrapper.</summary>
    public static string Line(ScriptSource source, ModuleWrapper wrapper, string function, in SourceLocation location)
    {
        var file = location.SourceFile;
        var column = location.Start.Column;
        var line = location.Start.Line;
        if (source.Known(file, wrapper) is { } module)
        {
            column = module.Column(wrapper, line, column);
            if (column < 0) return Nothing;
            if (source.MapOf(module)?.Find(line, column) is { } written) (file, line, column) = (ModuleResolver.Beside(module.Path, written.Source), written.Line, written.Column);
        }

        var place = $"{file ?? "<anonymous>"}:{line}:{column + 1}";
        return function is "" or "(anonymous)" ? $"    at {place}\n" : $"    at {function} ({place})\n";
    }

    /// <summary>A value that was thrown: name, message and stack of an Error, anything else as <c>console.log</c> shows it.</summary>
    public static string Of(JsValue thrown, string? stack = null) => Cut(thrown is ObjectInstance error && Inspector.IsError(error)
        ? OfError(error, stack)
        : $"Uncaught {Inspector.Show(thrown)}{(stack is { Length: > 0 } ? "\n" + stack.TrimEnd() : "")}");

    /// <summary>An exception that left the engine.</summary>
    public static string Of(JavaScriptException thrown) => Of(thrown.Error, thrown.JavaScriptStackTrace);

    private static string OfError(ObjectInstance error, string? stack)
    {
        var heading = Inspector.ErrorHeading(error);
        var own = Inspector.TextOf(error, "stack") ?? stack ?? "";
        if (own.StartsWith(heading, StringComparison.Ordinal)) return own.TrimEnd();
        return own.Trim() is { Length: > 0 } ? $"{heading}\n{own.TrimEnd()}" : heading;
    }

    private static string Cut(string text)
    {
        var end = -1;
        for (var line = 0; line < MostLines; line++)
            if ((end = text.IndexOf('\n', end + 1)) < 0) return text;
        return text[..end] + "\n    …";
    }
}
