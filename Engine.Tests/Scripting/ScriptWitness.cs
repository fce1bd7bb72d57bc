using MiniActors.Scripting;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Scripting;

/// <summary>Sees everything that a script lets out.</summary>
internal sealed class ScriptWitness : IScriptConsole, IScriptObserver
{
    private readonly TaskCompletionSource<ScriptEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The lines of the console; warnings and errors say so.</summary>
    public Journal Lines { get; } = new();

    /// <summary>The text of each fault.</summary>
    public Journal Faults { get; } = new();

    /// <summary>The rule of each diagnostic.</summary>
    public Journal Diagnostics { get; } = new();

    /// <summary>The call and the place of each diagnostic.</summary>
    public Journal Notes { get; } = new();

    public Task<ScriptEnd> End => _end.Task;

    public void Write(ScriptLevel level, string line) => Lines.Write(level < ScriptLevel.Warn ? line : $"{level}: {line}");

    public void Faulted(ScriptFault fault) => Faults.Write($"{fault.Kind}: {fault.Text}");

    public void Noted(ScriptNote note)
    {
        Diagnostics.Write(note.Diagnostic.Rule);
        Notes.Write($"{note.Call}@{note.Place}");
    }

    public void Ended(ScriptEnd end) => _end.SetResult(end);
}
