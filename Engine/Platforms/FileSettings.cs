namespace MiniActors.Platforms;

/// <summary>Where the files of mini programs are on the disk (<c>mini-actors.files</c>).</summary>
public sealed record FileSettings
{
    /// <summary>The directory below which every mini program has its store; null: one below the system's temporary directory.</summary>
    public string? Root { get; init; }
}
