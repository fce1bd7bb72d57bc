using MiniActors.Scripting;

namespace MiniActors.Host.Running;

/// <summary>Who hears what a script says, and what is said of it. Called on the script's own thread, in order.</summary>
internal interface IScriptEar
{
    /// <summary>One call of <c>console</c>.</summary>
    /// <param name="warns">True for <c>console.warn</c> and <c>console.error</c>.</param>
    /// <param name="line">What was said.</param>
    void OnConsole(bool warns, string line);

    /// <summary>Something that the platform ignores in silence.</summary>
    void OnDiagnostic(ScriptNote note);

    /// <summary>A callback threw, or nobody handled a rejection: the text with its stack.</summary>
    void OnError(string error);
}

/// <summary>The terminal: <c>console.log</c> to standard output, the rest to standard error.</summary>
internal sealed class TerminalEar(Terminal terminal, bool quiet) : IScriptEar
{
    public void OnConsole(bool warns, string line) => (warns ? terminal.Error : terminal.Out).WriteLine(line);

    public void OnDiagnostic(ScriptNote note)
    {
        if (!quiet) terminal.Error.WriteLine(NoteText.Of(note));
    }

    public void OnError(string error) => terminal.Error.WriteLine(error);
}
