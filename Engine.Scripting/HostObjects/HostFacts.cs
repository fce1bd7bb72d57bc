using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>What a mini program can read about itself and its device.</summary>
/// <param name="profile">The platform.</param>
/// <param name="program">The mini program.</param>
internal sealed class HostFacts(PlatformProfile profile, ProgramSettings program)
{
    /// <summary>The distance of the menu button from the edges, and its size, in pixels.</summary>
    private const int MenuMargin = 7, MenuTop = 4, MenuWidth = 87, MenuHeight = 32;

    /// <summary>How it was opened: from the list of recently used ones.</summary>
    private const int Scene = 1001;

    /// <summary>The network as it is now.</summary>
    public NetworkState Network { get; set; } = program.Network;

    /// <summary>What this function tells; null: it tells no facts.</summary>
    public Argument? Of(string api) => api switch
    {
        "getSystemInfo" or "getSystemInfoSync" or "getSystemInfoAsync" or "getAppBaseInfo" or "getDeviceInfo" or "getWindowInfo" => Fields(api),
        "getAccountInfoSync" => Argument.Object(("miniProgram", Argument.Object(
            ("appId", Argument.Of(program.AppId)), ("envVersion", Argument.Of(Edition)), ("version", Argument.Of(Edition == "release" ? program.AppVersion : ""))))),
        "getAppIdSync" => Argument.Object(("appId", Argument.Of(program.AppId))),
        "getEnvInfoSync" => Argument.Object(
            ("appKey", Argument.Of(program.AppId)), ("sdkVersion", Fact("SDKVersion")), ("env", Argument.Of(Edition == "release" ? "production" : "development"))),
        "getLaunchOptionsSync" or "getEnterOptionsSync" or "onAppShow" or "onShow" => Argument.Object(
            ("path", Argument.Of("")), ("query", Argument.Object()), ("scene", Argument.Of(Scene)), ("referrerInfo", Argument.Object())),
        "getMenuButtonBoundingClientRect" => Menu(),
        "getNetworkType" => NetworkType(),
        "onNetworkStatusChange" => Argument.Object(("isConnected", Argument.Of(Network.IsConnected)), ("networkType", NetworkName)),
        "env" => Argument.Object([KeyValuePair.Create("USER_DATA_PATH", Argument.Of(profile.Files.UserPrefix)),
            .. HostCatalog.Find(api)!.Fields.Where(field => profile.Host.Apis.Has($"env.{field}")).Select(field => KeyValuePair.Create(field, Fact(field == "clientVersion" ? "version" : field)))]),
        _ => null,
    };

    /// <summary>One fact of the device, the client or the base library; undefined: the platform does not tell.</summary>
    public Argument Fact(string field) => field == "SDKVersion"
        ? Argument.Of(profile.BaseLibrary.ToString())
        : profile.Host.System.GetValueOrDefault(field);

    private Argument NetworkName => Argument.Of(profile.Host.NetworkNames[(int)Network.Type]);

    /// <summary>The edition: anything but the number of a release is one that is being developed.</summary>
    private string Edition => program.AppVersion is "0" or "devtools" ? "develop" : "release";

    private Argument Fields(string api) => Argument.Object([.. HostCatalog.Find(api)!.Fields
        .Select(field => KeyValuePair.Create(field, Fact(field))).Where(fact => !fact.Value.IsUndefined)]);

    private Argument NetworkType() => profile.Host.Apis.Has("getNetworkType.networkAvailable")
        ? Argument.Object(("networkAvailable", Argument.Of(Network.IsConnected)), ("networkType", NetworkName))
        : Argument.Object(("networkType", NetworkName));

    private Argument Menu()
    {
        var (width, top) = (Number("screenWidth"), Number("statusBarHeight") + MenuTop);
        return Argument.Object(
            ("width", Argument.Of(MenuWidth)), ("height", Argument.Of(MenuHeight)), ("top", Argument.Of(top)), ("right", Argument.Of(width - MenuMargin)),
            ("bottom", Argument.Of(top + MenuHeight)), ("left", Argument.Of(width - MenuMargin - MenuWidth)));
    }

    private double Number(string field) => Fact(field).AsNumber is var number && double.IsNaN(number) ? 0 : number;
}
