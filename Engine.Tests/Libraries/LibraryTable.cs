namespace MiniActors.Tests.Libraries;

/// <summary>The libraries that are tried.</summary>
internal static class LibraryTable
{
    private const string Web = "`--polyfill web`";
    private const string Uni = "`uni` as another name of the platform's object";
    private static readonly string[] Everywhere = ["wechat", "alipay", "baidu"];
    private static readonly string[] WeChat = ["wechat"];

    private const string NoTimeout = "Baidu's request has no timeout: swan.request ignores it";

    public static IReadOnlyList<Library> All { get; } =
    [
        new("alova", ["alova", "@alova/adapter-uniapp", "vue"], Everywhere)
        {
            Needs = Uni + ", `process.env.NODE_ENV`",
            Own =
            [
                new("alipay", "answer kept in storage", "alova-adapter-uniapp.esm.js calls getStorageSync(key); my.getStorageSync takes an object and gives one, which uni-app hides"),
                new("alipay", "upload with progress", "alova-adapter-uniapp.esm.js reads totalBytesSent; an UploadTask of Alipay tells totalBytesWritten, which uni-app hides"),
            ],
        },
        new("uni-network", ["@uni-helper/uni-network"], Everywhere)
        {
            Needs = Uni,
            Own =
            [
                new("alipay", "failed status", "src/adapters/request.ts makes an error without a response of what comes to fail; Alipay tells a 404 to fail"),
                new("baidu", "time-out", NoTimeout),
                new("baidu", OwnFailure.Thrown, "src/adapters calls task.offProgressUpdate, which a DownloadTask of Baidu does not have"),
            ],
        },
        new("uni-ajax", ["uni-ajax"], Everywhere) { Needs = Uni },
        new("wefetch", ["wefetch"], Everywhere),
        new("flyio", ["flyio"], ["wechat", "alipay"]),
        new("axios-0", ["axios-miniprogram-adapter", "axios-0"], Everywhere)
        {
            Own =
            [
                new("alipay", "array buffer", "dist/index.js passes responseType, which my.request does not have: what is no JSON fails to decode"),
                new("alipay", "failed status", "dist/index.js takes Alipay's error 19, which a 404 is, for an aborted request"),
                new("baidu", "time-out", NoTimeout),
            ],
        },
        new("axios", ["axios"], Everywhere) { Needs = Web, IsForTheWeb = true },
        new("wx-promise-pro", ["wx-promise-pro"], WeChat),
        new("miniprogram-api-promise", ["miniprogram-api-promise"], WeChat),
        new("regenerator-runtime", ["regenerator-runtime"], Everywhere),
        new("leancloud-realtime", ["leancloud-realtime"], WeChat),
        new("leancloud-realtime-5", ["leancloud-realtime-5"], WeChat),
        new("weapp.socket.io", ["weapp.socket.io"], WeChat),
        new("socket.io-client", ["socket.io-client"], Everywhere) { Needs = Web, IsForTheWeb = true },
        new("paho-mqtt", ["paho-mqtt"], Everywhere) { Needs = Web + ", a `localStorage`", IsForTheWeb = true },
        new("phoenix", ["phoenix"], Everywhere) { Needs = Web, IsForTheWeb = true },
        new("stomp", ["@stomp/stompjs"], Everywhere) { Needs = Web, IsForTheWeb = true },
        new("centrifuge", ["centrifuge"], Everywhere) { Needs = Web, IsForTheWeb = true },
        new("graphql-ws", ["graphql-ws"], Everywhere) { Needs = Web, IsForTheWeb = true },
        new("signalr", ["@microsoft/signalr"], Everywhere) { Needs = Web, IsForTheWeb = true },
    ];
}
