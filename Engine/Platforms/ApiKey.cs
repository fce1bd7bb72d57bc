namespace MiniActors.Platforms;

/// <summary>
/// The keys of <c>apis</c> in a platform's block: <c>api</c>, <c>api.option</c>, <c>api.option.value</c>,
/// <c>api.success.field</c>, <c>listener.callback.field</c> and <c>Task.member</c>, as <c>canIUse</c> would ask for them.
/// </summary>
internal static class ApiKey
{
    /// <summary>The members that the platforms' tasks have between them.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Tasks = new Dictionary<string, IReadOnlyList<string>>
    {
        ["RequestTask"] = ["abort", "onHeadersReceived", "offHeadersReceived", "onChunkReceived", "offChunkReceived"],
        ["UploadTask"] = ["abort", "onProgressUpdate", "offProgressUpdate", "onHeadersReceived", "offHeadersReceived"],
        ["DownloadTask"] = ["abort", "onProgressUpdate", "offProgressUpdate", "onHeadersReceived", "offHeadersReceived"],
        ["SocketTask"] = ["send", "close", "onOpen", "onMessage", "onError", "onClose", "offOpen", "offMessage", "offError", "offClose", "readyState"],
    };

    /// <summary>What is wrong with a key; null: it names something.</summary>
    public static string? Wrong(string key)
    {
        var parts = key.Split('.');
        if (Tasks.TryGetValue(parts[0], out var members))
            return parts.Length == 2 && members.Contains(parts[1]) ? null : $"is no member of {parts[0]}" + NearestName.Suggest(parts[^1], members);
        if (ApiCatalog.All.FirstOrDefault(known => known.Name == parts[0]) is not { } api)
            return "is no API" + NearestName.Suggest(parts[0], ApiCatalog.All.Select(known => known.Name).Concat(Tasks.Keys));
        return parts switch
        {
            [_] => null,
            [_, "success", _] when api.Form == ApiForm.Call => null,
            [_, "callback", _] when api.Form == ApiForm.Listener => null,
            [_, var option, ..] when parts.Length < 4 && api.Options.Any(known => known.Name == option) => null,
            // A new platform may have options of its own; what looks like a known one is a slip of the pen.
            [_, var option] when api.Form == ApiForm.Call && NearestName.Suggest(option, api.Options.Select(known => known.Name)).Length == 0 => null,
            _ => $"is no option of {api.Name}" + NearestName.Suggest(parts[1], api.Options.Select(known => known.Name)),
        };
    }
}
