namespace MiniActors.Api;

/// <summary>The options of <c>uploadFile</c>.</summary>
public sealed record UploadFileOptions : ApiOptions<UploadFileResult>
{
    /// <summary>The server: <c>https</c>, and on the mini program's list for uploads. Required.</summary>
    public required string Url { get; init; }

    /// <summary>The file: a path of the mini program's own, or an absolute one where the host allows it. Required.</summary>
    public required string FilePath { get; init; }

    /// <summary>The name of the file's part in the form. Required.</summary>
    public required string Name { get; init; }

    /// <summary>Request fields; Referer cannot be set, and Content-Type is the form's.</summary>
    public IReadOnlyDictionary<string, string>? Header { get; init; }

    /// <summary>The other parts of the form.</summary>
    public IReadOnlyDictionary<string, string>? FormData { get; init; }

    /// <summary>Alipay, where it is required: <c>image</c>, <c>video</c> or <c>audio</c>.</summary>
    public string? FileType { get; init; }

    /// <summary>How long the network may be silent; null: <c>networkTimeout</c>, then the platform's default.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Called with the UploadTask before anything happens, in the call.</summary>
    public Action<UploadTask>? GetRawResult { get; init; }
}

/// <summary>What <c>uploadFile</c>'s <c>success</c> is told.</summary>
/// <param name="Data">The body of the response, as text.</param>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Header">The response fields.</param>
public sealed record UploadFileResult(string Data, int StatusCode, Model.Headers Header);
