namespace MiniActors.Api;

/// <summary>The options of <c>downloadFile</c>.</summary>
public sealed record DownloadFileOptions : ApiOptions<DownloadFileResult>
{
    /// <summary>The server: <c>https</c>, and on the mini program's list for downloads. Required.</summary>
    public required string Url { get; init; }

    /// <summary>Request fields; Referer cannot be set.</summary>
    public IReadOnlyDictionary<string, string>? Header { get; init; }

    /// <summary>Where to store the file, below the user directory; null: a temporary file.</summary>
    public string? FilePath { get; init; }

    /// <summary>How long the network may be silent; null: <c>networkTimeout</c>, then the platform's default.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Called with the DownloadTask before anything happens, in the call.</summary>
    public Action<DownloadTask>? GetRawResult { get; init; }
}

/// <summary>What <c>downloadFile</c>'s <c>success</c> is told.</summary>
/// <param name="TempFilePath">The path of the file; the caller's own where one was given.</param>
/// <param name="FilePath">The caller's own path; null when none was given.</param>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Header">The response fields.</param>
public sealed record DownloadFileResult(string TempFilePath, string? FilePath, int StatusCode, Model.Headers Header);
