namespace MiniActors.Platforms;

/// <summary>The platforms of a configuration.</summary>
public sealed class PlatformCatalog
{
    private readonly IReadOnlyDictionary<string, Func<Version?, PlatformProfile>> _resolvers;

    /// <summary>Takes one resolver a platform: from a base library, null for the newest, to the profile.</summary>
    public PlatformCatalog(IReadOnlyDictionary<string, Func<Version?, PlatformProfile>> resolvers) => _resolvers = resolvers;

    /// <summary>The names that can be chosen, e.g. <c>wechat</c> and <c>wechat/game</c>, in the order of the configuration.</summary>
    public IReadOnlyCollection<string> Ids => [.. _resolvers.Keys];

    /// <summary>The profile of a platform at a base library (null: the newest), or null when the platform is unknown.</summary>
    public PlatformProfile? Find(string id, Version? baseLibrary = null) =>
        _resolvers.TryGetValue(id, out var resolve) ? resolve(baseLibrary) : null;
}
