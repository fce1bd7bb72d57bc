using MiniActors.Platforms;
using MiniActors.Wire;

namespace MiniActors.Hosting;

/// <summary>Reads everything under <c>mini-actors</c>.</summary>
internal static class EngineSettingsReader
{
    /// <summary>The block with the platforms.</summary>
    public const string PlatformsKey = "platforms";

    /// <summary>The block that lies below each of them.</summary>
    public const string DefaultsKey = "platform-defaults";

    /// <summary>The settings; when errors were noted they are of no use.</summary>
    /// <param name="root">The block <c>mini-actors</c>.</param>
    /// <param name="errors">Where what is wrong is noted.</param>
    /// <param name="judgesPlatforms">False: the platforms are those of the defaults, which are known to be right.</param>
    public static EngineSettings Read(SettingNode.Section root, SettingErrors errors, bool judgesPlatforms)
    {
        var block = new SectionReader(root, errors);
        var settings = new EngineSettings
        {
            Wire = block.OneOf("wire", "websocket-client", "native"),
            Program = new ProgramSettingsReader(block.Section("program"), basis: null).Read(),
            Sockets = Sockets(block.Section("sockets")),
            Http = Http(block.Section("http")),
            Files = Files(block.Section("files")),
            Waits = Waits(block.Section("waits")),
            // Layer over layer: what is unknown in these two is noted there.
            Platforms = Platforms(block.Block(PlatformsKey), block.Block(DefaultsKey), errors, judgesPlatforms),
        };
        block.Finish();
        return settings;
    }

    private static SocketLimits Sockets(SectionReader block) => new()
    {
        MessageBytes = block.Size("message-limit", 1),
        SendQueueMessages = block.Whole("send-queue-messages", 1),
        SendQueueBytes = block.Size("send-queue-bytes", 1),
        HighWaterMessages = block.Whole("high-water-messages", 1),
        HighWaterBytes = block.Size("high-water-bytes", 1),
        BatchMessages = block.Whole("batch-messages", 1),
        BatchBytes = block.Size("batch-bytes", 1),
        KeepAliveInterval = block.Duration("keep-alive-interval", TimeSpan.Zero),
        KeepAliveTimeout = block.Duration("keep-alive-timeout"),
    };

    private static HttpLimits Http(SectionReader block) => new()
    {
        BodyBytes = block.Size("body-limit", 1),
        HeaderFields = block.Whole("header-fields", 1),
        HeaderBytes = block.Size("header-limit", 1 << 10),
        MaxInFlight = block.Whole("max-in-flight", 1, 10_000),
        Queue = block.Whole("queue", 0),
        IdleLanes = block.Whole("idle-lanes", 0, 10_000),
    };

    private static FileSettings Files(SectionReader block) => new() { Root = block.Is("root", "system-temp") ? null : Root(block) };

    private static string? Root(SectionReader block)
    {
        var root = block.Text("root");
        if (!Path.IsPathFullyQualified(root)) block.Wrong("root", $"must be an absolute path or system-temp, not '{root}'");
        return root;
    }

    private static Waits Waits(SectionReader block) => new()
    {
        SocketClose = block.Duration("socket-close"),
        ProgramClose = block.Duration("program-close"),
        Drain = block.Duration("drain"),
        ProgramOpen = block.Duration("program-open"),
    };

    private static PlatformCatalog Platforms(SettingNode.Section? platforms, SettingNode.Section? defaults, SettingErrors errors, bool judges) =>
        platforms is not null && defaults is not null
            ? PlatformReader.Read(platforms, defaults, errors, judges)
            : new PlatformCatalog(new Dictionary<string, Func<Version?, PlatformProfile>>());
}
