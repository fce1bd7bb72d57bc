using System.Collections.Concurrent;

namespace MiniActors.Platforms;

/// <summary>Reads <c>platform-defaults</c> and <c>platforms</c> as a <see cref="PlatformCatalog"/>.</summary>
internal static class PlatformReader
{
    /// <summary>The platforms and their kinds.</summary>
    /// <param name="platforms">The block of the platforms.</param>
    /// <param name="defaults">What lies below each of them.</param>
    /// <param name="errors">Where what is wrong is noted.</param>
    /// <param name="judges">
    /// Every one is read at once in every span of versions, so that no error waits for the mini program that would meet it; false: each
    /// when it is asked for, where all of them are known to be right.
    /// </param>
    public static PlatformCatalog Read(SettingNode.Section platforms, SettingNode.Section defaults, SettingErrors errors, bool judges)
    {
        var resolvers = new Dictionary<string, Func<Version?, PlatformProfile>>();
        foreach (var (name, node) in platforms.Members)
        {
            if (node is not SettingNode.Section block)
            {
                errors.Add(node.Path, "must be a block { … }");
                continue;
            }

            foreach (var layers in PlatformLayers.Of(name, block, defaults, errors))
            {
                if (judges) foreach (var version in layers.Spans) Profile(layers, layers.Span(version), errors);
                resolvers[layers.Id] = Resolver(layers);
            }
        }

        if (platforms.Members.Count == 0) errors.Add(platforms.Path, "must name at least one platform");
        return new PlatformCatalog(resolvers);
    }

    private static Func<Version?, PlatformProfile> Resolver(PlatformLayers layers)
    {
        var spans = new ConcurrentDictionary<int, PlatformProfile>();
        return baseLibrary =>
        {
            var version = baseLibrary is null ? null : BaseLibrary.Normal(baseLibrary);
            var profile = spans.GetOrAdd(layers.Span(version), span => Profile(layers, span, new SettingErrors()));
            return version is null ? profile : profile with { BaseLibrary = version, Apis = new ApiSupport(profile.Apis.Since, version), Host = profile.Host.At(version) };
        };
    }

    private static PlatformProfile Profile(PlatformLayers layers, int span, SettingErrors errors)
    {
        var reader = new SectionReader(layers.Resolve(span), errors);
        var profile = ProfileReader.Read(reader, layers.Id);
        reader.Finish();
        return profile;
    }
}
