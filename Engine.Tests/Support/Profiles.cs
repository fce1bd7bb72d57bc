using Akka.Configuration;
using MiniActors.Hosting;
using MiniActors.Platforms;

namespace MiniActors.Tests.Support;

/// <summary>The platforms as the engine's own <c>hocon.conf</c> has them.</summary>
internal static class Profiles
{
    public static readonly EngineSettings Settings = EngineConfiguration.Read(Config.Empty);

    public static PlatformProfile Of(string id, string? baseLibrary = null) =>
        Settings.Platforms.Find(id, baseLibrary is null ? null : Version.Parse(baseLibrary))!;

    /// <summary>A mini program that may reach anything, so that a spec speaks of one thing only.</summary>
    public static ProgramSettings OpenProgram(string platform) =>
        Settings.Program with { Platform = platform, UrlCheck = false, PrivateAddresses = true };
}
