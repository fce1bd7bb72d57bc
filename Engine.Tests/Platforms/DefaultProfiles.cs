using MiniActors.Hosting;
using MiniActors.Platforms;

namespace MiniActors.Tests.Platforms;

/// <summary>The profiles of the defaults.</summary>
internal static class DefaultProfiles
{
    public static readonly EngineSettings Settings = EngineConfiguration.Read();

    public static TheoryData<string> Ids => [.. Settings.Platforms.Ids];

    public static PlatformProfile Of(string id, string? baseLibrary = null) =>
        Settings.Platforms.Find(id, baseLibrary is null ? null : Version.Parse(baseLibrary))!;
}
