namespace MiniActors.Scripting;

/// <summary>Where the <c>console</c> of a script writes. It is called by the script's own thread, one line after the other.</summary>
public interface IScriptConsole
{
    /// <summary>One call of <c>console</c>.</summary>
    void Write(ScriptLevel level, string line);
}

/// <summary>How loud a line of <c>console</c> is.</summary>
public enum ScriptLevel
{
    /// <summary><c>console.debug</c>.</summary>
    Debug,
    /// <summary><c>console.log</c> and its relatives.</summary>
    Log,
    /// <summary><c>console.info</c>.</summary>
    Info,
    /// <summary><c>console.warn</c>.</summary>
    Warn,
    /// <summary><c>console.error</c>, <c>console.trace</c>, a failed <c>console.assert</c>.</summary>
    Error,
}
