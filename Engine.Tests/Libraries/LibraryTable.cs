namespace MiniActors.Tests.Libraries;

/// <summary>The libraries that are tried.</summary>
internal static class LibraryTable
{
    private const string Web = "`--polyfill web`";
    private const string Uni = "`uni` as another name of the platform's object";
    private static readonly string[] Everywhere = ["wechat", "alipay", "baidu"];
    private static readonly string[] WeChat = ["wechat"];

    /// <summary>Seen in the same way over a <c>wx</c> that is made of Node.js and ws, whatever its <c>close</c> answers.</summary>
    private const string NoClose = "lib/connect/wx.js puts a _destroy of its own over duplexify's, which alone emits 'close': the client never hears that its connection is gone (mended in version 5)";

    private const string OwnJar = "it writes the header Cookie; my.request ignores that without enableCookie and sends the cookies that Alipay keeps";
    private const string NoStream = "the request of Alipay and Baidu has no enableChunked: a response is there when it is whole";
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
        new("uni-axios-adapter", ["@uni-helper/axios-adapter", "axios"], Everywhere)
        {
            Needs = Web + ", " + Uni,
            IsForTheWeb = true,
            Own =
            [
                new("alipay", "failed status", "dist/index.js makes an error of errMsg alone; Alipay tells a 404 to fail, in errorMessage, which uni-app hides"),
                new("alipay", "time-out", "dist/index.js reads errMsg; Alipay says errorMessage, which uni-app hides"),
                new("baidu", "time-out", NoTimeout),
            ],
        },
        new("superagent", ["superagent"], Everywhere) { Needs = Web, IsForTheWeb = true },
        new("ky", ["ky"], Everywhere) { Needs = Web, IsForTheWeb = true },
        new("luch-request", ["luch-request"], Everywhere) { Needs = Uni },
        new("weapp-cookie", ["weapp-cookie"], Everywhere)
        {
            Own = [new("alipay", "cookie of its own", OwnJar), new("alipay", "remove", OwnJar)],
        },
        new("wx-promise-pro", ["wx-promise-pro"], WeChat),
        new("miniprogram-api-promise", ["miniprogram-api-promise"], WeChat),
        new("regenerator-runtime", ["regenerator-runtime"], Everywhere),
        new("leancloud-realtime", ["leancloud-realtime"], WeChat),
        new("leancloud-realtime-5", ["leancloud-realtime-5"], WeChat),
        new("weapp.socket.io", ["weapp.socket.io"], WeChat),
        new("socket.io-client", ["socket.io-client"], Everywhere) { Needs = Web, IsForTheWeb = true },
        new("paho-mqtt", ["paho-mqtt"], Everywhere) { Needs = Web + ", a `localStorage`", IsForTheWeb = true },
        new("mqtt", ["mqtt"], Everywhere) { Needs = Web + ", `import`", IsForTheWeb = true },
        new("mqtt-4", ["mqtt-4"], ["wechat", "alipay"])
        {
            Needs = "`mqtt/dist/mqtt.js`, an address that begins with `wxs://` or `alis://`",
            Own = [new("wechat", "reconnect after a lost connection", NoClose), new("wechat", "end", "lib/connect/wx.js again: what end calls back waits for 'close'")],
        },
        new("nats", ["nats.ws"], Everywhere) { Needs = Web, IsForTheWeb = true },
        new("phoenix", ["phoenix"], Everywhere) { Needs = Web, IsForTheWeb = true },
        new("stomp", ["@stomp/stompjs"], Everywhere) { Needs = Web, IsForTheWeb = true },
        new("centrifuge", ["centrifuge"], Everywhere) { Needs = Web, IsForTheWeb = true },
        new("graphql-ws", ["graphql-ws"], Everywhere) { Needs = Web, IsForTheWeb = true },
        new("reconnecting-websocket", ["reconnecting-websocket"], Everywhere) { Needs = Web, IsForTheWeb = true },
        new("sockjs-client", ["sockjs-client"], Everywhere)
        {
            Needs = Web + ", `process.env.NODE_ENV`",
            IsForTheWeb = true,
            Own = [new("alipay", "streaming", NoStream), new("baidu", "streaming", NoStream)],
        },
        new("fetch-event-source", ["@microsoft/fetch-event-source"], Everywhere)
        {
            Needs = Web + ", a `window` and a `document`",
            IsForTheWeb = true,
            Own = [new("alipay", "abort between two events", NoStream), new("baidu", "abort between two events", NoStream)],
        },
        new("signalr", ["@microsoft/signalr"], Everywhere) { Needs = Web, IsForTheWeb = true },
    ];
}
