using MiniActors.Model;

namespace MiniActors.Scripting;

/// <summary>Watches a script. It is called by the script's own thread and must not block.</summary>
public interface IScriptObserver
{
    /// <summary>A callback threw, or nobody handled a rejection; the program goes on.</summary>
    void Faulted(ScriptFault fault)
    {
    }

    /// <summary>Something was ignored in silence, as on the phone.</summary>
    void Noted(Diagnostic diagnostic)
    {
    }

    /// <summary>The program is over; told once, as the last thing.</summary>
    void Ended(ScriptEnd end)
    {
    }
}
