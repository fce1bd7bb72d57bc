namespace MiniActors.Scripting;

/// <summary>The pages of a mini program whose script is a project.</summary>
public sealed record ScriptPages
{
    /// <summary>Their routes, e.g. <c>pages/index/index</c>; each is a module below the directory of the entry.</summary>
    public required IReadOnlyList<string> Routes { get; init; }

    /// <summary>The page that is opened when the entry has been loaded.</summary>
    public required PageAddress First { get; init; }

    /// <summary>Those of the routes that <c>switchTab</c> may open.</summary>
    public IReadOnlyList<string> Tabs { get; init; } = [];
}
