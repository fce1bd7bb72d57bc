namespace MiniActors.Scripting;

/// <summary>
/// Names of another place, which a script finds beside those of its platform. They do what they do over the platform's own
/// API, so that its rules hold: its list of hosts, its limits, its errors.
/// </summary>
public sealed class PolyfillPack
{
    private PolyfillPack(string name, IReadOnlyList<PolyfillGlobal> globals) => (Name, Members) = (name, globals);

    /// <summary>
    /// The names of a browser that libraries for the web look for: <c>WebSocket</c>, <c>fetch</c>, <c>URL</c>,
    /// <c>TextDecoder</c>, <c>AbortController</c> and what belongs to them. There is no <c>window</c> and no
    /// <c>document</c>: as in a worker, <c>self</c> is the global object.
    /// </summary>
    public static readonly PolyfillPack Web = new("web", WebGlobals.All);

    /// <summary>Every pack there is.</summary>
    public static IReadOnlyList<PolyfillPack> All { get; } = [Web];

    /// <summary>The name by which it is asked for, e.g. <c>web</c>.</summary>
    public string Name { get; }

    /// <summary>The globals that it adds; a script can replace each.</summary>
    public IEnumerable<string> Globals => Members.Select(member => member.Name);

    internal IReadOnlyList<PolyfillGlobal> Members { get; }

    /// <summary>The pack of this name; null: there is none.</summary>
    public static PolyfillPack? Find(string name) => All.FirstOrDefault(pack => pack.Name == name);

    /// <inheritdoc />
    public override string ToString() => Name;
}

/// <summary>One global of a pack.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Module">The file that has it, without its extension; null: it is the global object.</param>
/// <param name="Export">The member of the file's exports; null: the exports themselves.</param>
internal sealed record PolyfillGlobal(string Name, string? Module, string? Export = null);
