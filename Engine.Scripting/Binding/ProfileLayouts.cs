using System.Runtime.CompilerServices;
using Jint.Native;
using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>The objects of a platform's scripts, made from the table of the APIs; all mini programs of a profile share them.</summary>
internal sealed class ProfileLayouts
{
    private static readonly ConditionalWeakTable<PlatformProfile, ProfileLayouts> Known = new();

    private static readonly (string Name, JsValue Value)[] ReadyStates =
    [
        ("CONNECTING", JsNumber.Create(0)),
        ("OPEN", JsNumber.Create(1)),
        ("CLOSING", JsNumber.Create(2)),
        ("CLOSED", JsNumber.Create(3)),
        (SocketTask.ReadyState, JsNumber.Create(0)),
    ];

    private static readonly string[] SocketMembers =
        ["send", "close", "onOpen", "onMessage", "onError", "onClose", "offOpen", "offMessage", "offError", "offClose"];

    private static readonly string[] TransferMembers =
    [
        "abort", "onHeadersReceived", "offHeadersReceived", "onProgressUpdate", "offProgressUpdate", "onChunkReceived", "offChunkReceived",
    ];

    private ProfileLayouts(PlatformProfile profile)
    {
        var all = ApiCatalog.All.Select(api => api.Name).ToArray();
        React = new LazyObject([], all);
        Native = new LazyObject([], [.. all.Where(profile.Apis.Has).Concat(HostApi.NamesOf(profile)).Append(NativeApi.Exit).Concat(profile.Dialect.Aliases.Keys).Distinct()]);
        Request = TransferTask(profile, "RequestTask");
        Upload = TransferTask(profile, "UploadTask");
        Download = TransferTask(profile, "DownloadTask");
        FileSystem = new LazyObject([], [.. HostCatalog.FileSystem.Where(name => profile.Host.Apis.Has($"FileSystemManager.{name}"))]);
        Socket = new LazyObject(ReadyStates, [.. SocketMembers.Where(member => profile.Apis.Has($"SocketTask.{member}"))]);
        string[] form = profile.Sockets.BinaryMessages == BinaryForm.Base64 || profile.Apis.Has("onSocketMessage.callback.isBuffer") ? ["isBuffer"] : [];
        Message = new JsObjectLayout(["data", .. form, .. profile.Dialect.SocketIdFields]);
        HasIsBuffer = form.Length > 0;
    }

    /// <summary><c>React.api</c>: every API, also those that the platform lacks.</summary>
    public LazyObject React { get; }

    /// <summary><c>wx</c>, <c>my</c>, <c>swan</c>: what the platform has.</summary>
    public LazyObject Native { get; }

    /// <summary>A RequestTask.</summary>
    public LazyObject Request { get; }

    /// <summary>An UploadTask.</summary>
    public LazyObject Upload { get; }

    /// <summary>A DownloadTask.</summary>
    public LazyObject Download { get; }

    /// <summary>A SocketTask.</summary>
    public LazyObject Socket { get; }

    /// <summary>A FileSystemManager.</summary>
    public LazyObject FileSystem { get; }

    /// <summary>What <c>onSocketMessage</c> is told.</summary>
    public JsObjectLayout Message { get; }

    /// <summary>True: messages say whether they are base64.</summary>
    public bool HasIsBuffer { get; }

    private static LazyObject TransferTask(PlatformProfile profile, string task) =>
        new([], [.. TransferMembers.Where(member => profile.Apis.Has($"{task}.{member}"))]);

    public static ProfileLayouts Of(PlatformProfile profile) => Known.GetValue(profile, key => new ProfileLayouts(key));
}
