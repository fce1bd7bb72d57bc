namespace MiniActors.Scripting;

/// <summary>
/// The function around every module, as mini programs are packed: some names are declared and undefined, so that
/// <c>typeof window</c> is <c>undefined</c> and reading it does not throw. It shares the first line with the code.
/// </summary>
/// <param name="names">The names beside those of CommonJS, in their order.</param>
internal sealed class ModuleWrapper(IEnumerable<string> names)
{
    /// <summary>On a line of its own: the code may end in a comment.</summary>
    private const string Suffix = "\n})";

    /// <summary>The names that it declares beside those of CommonJS.</summary>
    public IReadOnlyList<string> Names { get; } = [.. names];

    /// <summary>What stands before the code.</summary>
    public string Prefix { get; } = $"(function ({string.Join(", ", ["require", "module", "exports", .. names])}) {{";

    public string Wrap(string code) => Prefix + code + Suffix;

    /// <summary>Where this column (from 0) is in the code without its wrapper; negative: it is in the wrapper.</summary>
    public int Column(int line, int column) => line == 1 ? column - Prefix.Length : column;
}
