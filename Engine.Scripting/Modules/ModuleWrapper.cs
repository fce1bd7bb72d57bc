namespace MiniActors.Scripting;

/// <summary>
/// The function around every module, as mini programs are packed: the names of a browser are declared and undefined, so that
/// <c>typeof window</c> is <c>undefined</c> and reading it does not throw. It shares the first line with the code.
/// </summary>
internal static class ModuleWrapper
{
    private const string Parameters =
        "require, module, exports, window, document, frames, self, location, navigator, localStorage, history, Caches, screen, " +
        "alert, confirm, prompt, XMLHttpRequest, WebSocket, Reporter, webkit, WeixinJSCore";

    public const string Prefix = "(function (" + Parameters + ") {";

    /// <summary>On a line of its own: the code may end in a comment.</summary>
    public const string Suffix = "\n})";

    /// <summary>Where this column (from 0) is in the code without its wrapper; negative: it is in the wrapper.</summary>
    public static int Column(int line, int column) => line == 1 ? column - Prefix.Length : column;
}
