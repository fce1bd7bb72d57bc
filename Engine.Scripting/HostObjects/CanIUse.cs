using Jint;
using Jint.Native;
using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>
/// <c>canIUse</c>: true for what this version of the platform has and the engine carries out, false for everything else.
/// Source: the platforms' canIUse, <c>api.object.option.value</c>, <c>api.success|return.field</c>, <c>api.callback.field</c>,
/// <c>Task.member</c>; docs/decisions/0015.
/// </summary>
internal sealed class CanIUse(PlatformProfile profile, HostFacts facts)
{
    private static readonly string[] Callbacks = ["success", "fail", "complete"];

    public bool Judge(JsValue schema) => schema.IsString() && Judge(schema.AsString().Split('.'));

    private bool Judge(string[] parts)
    {
        var (head, rest) = (profile.Dialect.Aliases.GetValueOrDefault(parts[0], parts[0]), parts[1..]);
        if (head == NativeApi.Exit || profile.Host.Screen.Contains(head)) return rest is [] || (rest is ["object", var callback] && Callbacks.Contains(callback));
        if (head == "FileSystemManager") return profile.Host.Apis.Has("getFileSystemManager") && rest is [var function] && profile.Host.Apis.Has($"FileSystemManager.{function}");
        if (head.EndsWith("Task", StringComparison.Ordinal)) return rest is [_] && profile.Apis.Has(string.Join('.', parts));
        if (profile.Apis.Has(head)) return Network(ApiCatalog.Find(head), rest);
        return HostCatalog.Find(head) is { } api && profile.Host.Apis.Has(head) && Host(api, rest);
    }

    private bool Host(HostDescription api, string[] rest) => rest switch
    {
        [] => true,
        ["object", var option] => api.Options.Contains(option) || (api.Form == HostForm.Call && Callbacks.Contains(option)),
        ["return" or "success" or "callback", var field] => facts.Of(api.Name) is { } told ? !told[field].IsUndefined : api.Fields.Contains(field),
        [var member] when api.Form == HostForm.Value => api.Fields.Contains(member),
        _ => false,
    };

    private bool Network(ApiDescription api, string[] rest) => rest switch
    {
        [] => true,
        ["object", var option] => (api.Form == ApiForm.Call && Callbacks.Contains(option)) || profile.Apis.Has($"{api.Name}.{option}"),
        ["object", var option, var value] => profile.Apis.Has($"{api.Name}.{option}") && Value(api.Name, option, value),
        ["return", var member] when api.Task != TaskForm.None && profile.Apis.Has($"{api.Task}Task.{member}") => true,
        ["return" or "success", var field] when api.Form == ApiForm.Call => Field(api.Name, "success", field),
        ["callback", var field] when api.Form == ApiForm.Listener => Field(api.Name, "callback", field),
        _ => false,
    };

    private bool Value(string api, string option, string value) => $"{api}.{option}.{value}" is var key && profile.Apis.Since.ContainsKey(key)
        ? profile.Apis.Has(key)
        : option switch
        {
            "method" => profile.Http.Methods.Contains(value.ToUpperInvariant()),
            "fileType" => profile.Http.UploadFileTypes.Contains(value),
            "dataType" => value == "json",
            "responseType" => value is "text" or "arraybuffer",
            "redirect" => value is "follow" or "manual",
            _ => false,
        };

    /// <summary>A field with a version of its own is there from then on.</summary>
    private bool Field(string api, string kind, string field) => $"{api}.{kind}.{field}" is var key && profile.Apis.Since.ContainsKey(key)
        ? profile.Apis.Has(key)
        : Fields(api).Contains(field);

    private IReadOnlyList<string> Fields(string api) => api switch
    {
        "request" => ["data", .. profile.Dialect.StatusFields, .. profile.Dialect.HeaderFields, .. Message],
        "uploadFile" => ["data", "statusCode", .. Message],
        "downloadFile" => [.. profile.Dialect.TempPathFields, "statusCode", .. Message],
        "connectSocket" => [.. profile.Dialect.SocketIdFields, .. Message],
        "onSocketMessage" => profile.Sockets.BinaryMessages == BinaryForm.Base64 ? ["data", "isBuffer"] : ["data"],
        "onSocketClose" => ["code", "reason"],
        "onSocketError" => [profile.Dialect.MessageField],
        "sendSocketMessage" or "closeSocket" => Message,
        _ => [],
    };

    private IReadOnlyList<string> Message => profile.Dialect.OkMessage.Length > 0 ? [profile.Dialect.MessageField] : [];
}
