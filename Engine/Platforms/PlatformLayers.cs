namespace MiniActors.Platforms;

/// <summary>
/// The layers of one platform, lowest first: <c>platform-defaults</c>, its own block, the block of its kind, and the
/// <c>versions</c> that an old base library falls under, the lowest version last.
/// </summary>
internal sealed class PlatformLayers
{
    private const string Below = "below ";

    private readonly SettingNode.Section _block;
    private readonly Version? _newest;
    private readonly List<(Version Below, SettingNode.Section Layer)> _versions = [];

    private PlatformLayers(string id, SettingNode.Section block, SettingErrors errors)
    {
        (Id, _block) = (id, block.Without("kinds", "versions"));
        _newest = block["base-library"] is SettingNode.Text text ? BaseLibrary.Parse(text.Value) : null;
        if (block["versions"] is not { } versions) return;
        if (versions is not SettingNode.Section named) errors.Add(versions.Path, "must be a block { … }");
        else foreach (var (name, layer) in named.Members) AddVersion(name, layer, errors);
        _versions.Sort((one, other) => other.Below.CompareTo(one.Below));
    }

    /// <summary>The name that chooses it.</summary>
    public string Id { get; }

    /// <summary>One version out of each span in which the same layers count: the very first, and each at which one ends.</summary>
    public IEnumerable<Version> Spans => _versions.Select(version => version.Below).Append(BaseLibrary.First);

    /// <summary>The layers of a platform and of its kinds.</summary>
    public static IEnumerable<PlatformLayers> Of(string name, SettingNode.Section block, SettingNode.Section defaults, SettingErrors errors)
    {
        var platform = block.Over(defaults, block.Path);
        yield return new PlatformLayers(name, platform, errors);
        if (block["kinds"] is not { } kinds) yield break;
        if (kinds is not SettingNode.Section named)
        {
            errors.Add(kinds.Path, "must be a block { … }");
            yield break;
        }

        foreach (var (kind, overlay) in named.Members)
        {
            if (overlay is SettingNode.Section layer) yield return new PlatformLayers($"{name}/{kind}", layer.Over(platform.Without("kinds"), block.Path), errors);
            else errors.Add(overlay.Path, "must be a block { … }");
        }
    }

    /// <summary>Which layers count for a base library (null: the newest): profiles with the same number are the same.</summary>
    public int Span(Version? baseLibrary) =>
        (baseLibrary ?? _newest) is { } inForce ? _versions.Count(version => inForce < version.Below) : 0;

    /// <summary>The block with all the layers of a span.</summary>
    public SettingNode.Section Resolve(int span) =>
        _versions.Take(span).Aggregate(_block, (lower, version) => version.Layer.Over(lower, lower.Path));

    private void AddVersion(string name, SettingNode layer, SettingErrors errors)
    {
        var below = name.StartsWith(Below, StringComparison.Ordinal) ? BaseLibrary.Parse(name[Below.Length..].Trim()) : null;
        if (below is null) errors.Add(layer.Path, "must be named after the version below which it counts, such as \"below 1.7.0\"");
        else if (layer is not SettingNode.Section section) errors.Add(layer.Path, "must be a block { … }");
        else _versions.Add((below, section));
    }
}
