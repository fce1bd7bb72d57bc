namespace MiniActors.Model;

/// <summary>Where a file of a mini program is: a root, and the way below it.</summary>
/// <param name="Root">The root.</param>
/// <param name="Path">
/// Segments joined with <c>/</c>, none of them empty, <c>.</c> or <c>..</c>. Below a root of the store the first is a name;
/// of <see cref="FileRoot.Host"/> the path is absolute, of <see cref="FileRoot.Lent"/> it is an id.
/// </param>
public sealed record FilePlace(FileRoot Root, string Path)
{
    /// <summary>The last segment.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <inheritdoc />
    public override string ToString() => $"{Root}:{Path}";
}

/// <summary>The roots below which a mini program may have files.</summary>
public enum FileRoot
{
    /// <summary>Temporary files of the store: made by the engine, read only for the program.</summary>
    Temporary,
    /// <summary>Saved files of the store: read only for the program.</summary>
    Saved,
    /// <summary>The user directory of the store: what the program may write.</summary>
    User,
    /// <summary>A directory of the host that the embedding program allows.</summary>
    Host,
    /// <summary>No file: a stream that the embedding program lends to one call. The path is the call's id.</summary>
    Lent,
}
