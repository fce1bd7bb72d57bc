using static MiniActors.Tests.Typings.GapState;

namespace MiniActors.Tests.Typings;

/// <summary>What the typings list and a mini program does not have here.</summary>
internal static class TypingsGaps
{
    private const string Datagrams = "Sockets of TCP and UDP of their own are no part of this engine, which carries HTTP and WebSocket.";
    private const string LocalServices = "mDNS finds devices beside the phone, in its own network.";
    private const string Background = "What is fetched before a program opens comes by the platform's own servers.";
    private const string Screen = "It needs a screen, or the phone's own folders.";
    private const string Urls = "Such a url is for the pictures of a page.";
    private const string Radio = "It speaks of the device's radio or of its settings.";
    private const string HttpDns = "HTTPDNS is a service of WeChat: names are resolved by the machine.";
    private const string Retries = "It tells the retries of the phone's transport; here nothing is retried.";
    private const string Profile = "The times of a transfer's phases are not measured.";
    private const string Weak = "What makes a network weak is not documented; docs/decisions/0009 tells no pace.";
    private const string Encrypted = "The storage is memory that nobody else sees: there is nothing to encrypt.";
    private const string Private = "A field of the client's own bridge; abort takes nothing and tells nothing.";

    public static IReadOnlyList<TypingsGap> All { get; } =
    [
        new("wx", "createTCPSocket", NoMeaning, Datagrams),
        new("wx", "createUDPSocket", NoMeaning, Datagrams),
        new("wx", "TCPSocket", NoMeaning, Datagrams),
        new("wx", "UDPSocket", NoMeaning, Datagrams),
        new("wx", "*LocalService*", NoMeaning, LocalServices),
        new("wx", "*BackgroundFetch*", NoMeaning, Background),
        new("wx", "openDocument", NoMeaning, Screen),
        new("wx", "saveFileToDisk", NoMeaning, Screen),
        new("wx", "*BufferURL", NoMeaning, Urls),
        new("wx", "getNetworkType.success.hasSystemProxy", NoMeaning, Radio),
        new("wx", "getNetworkType.success.signalStrength", NoMeaning, Radio),
        new("wx", "request.*.useHttpDNS", NoMeaning, HttpDns),
        new("wx", "request.*.exception", NoMeaning, Retries),
        new("wx", "?etStorage.object.encrypt", NoMeaning, Encrypted),
        new("wx", "createCacheManager", Missing, "A cache of answers for weak networks has rules of its own that are not built."),
        new("wx", "CacheManager", Missing, "See createCacheManager."),
        new("wx", "getNetworkType.success.weakNet", Missing, Weak),
        new("wx", "*NetworkWeakChange", Missing, Weak),
        new("wx", "*.profile", Missing, Profile),
        new("my", "saveFileToDisk", NoMeaning, Screen),
        new("my", "saveFile.object.toDisk", NoMeaning, Screen),
        new("my", "getFileInfo.object.sharedBiz", NoMeaning, "It names a business of the client that shares files with others."),
        new("my", "*Task.abort.*", NoMeaning, Private),
        new("my", "*.success.message", Missing, "What a close that went well says is not documented."),
        new("my", "FileSystemManager.readFile*.dataType", Missing, "Which words it has is not documented."),
    ];
}
