using MiniActors.Tests.Support;

namespace MiniActors.Tests.Platforms;

/// <summary>Every platform and kind of the defaults, one a row.</summary>
internal static class PlatformIds
{
    public static TheoryData<string> All => [.. Profiles.Settings.Platforms.Ids];
}
