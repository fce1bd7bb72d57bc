namespace MiniActors.Api;

/// <summary>The options of <c>downloadFile</c>.</summary>
public sealed record DownloadFileOptions : ApiOptions<DownloadFileResult>
{
    /// <summary>The server: <c>https</c>, and on the mini program's list for downloads. Required.</summary>
    public required string Url { get; init; }

    /// <summary>Request fields; Referer cannot be set.</summary>
    public IReadOnlyDictionary<string, string>? Header { get; init; }

    /// <summary>Where to store the file, below the user directory; null: a temporary file, or <see cref="Target"/>.</summary>
    public string? FilePath { get; init; }

    /// <summary>
    /// A stream in the place of <see cref="FilePath"/>; both are a parameter error of the platform's. It is written as the body
    /// comes, no faster than it takes it, and flushed before <c>success</c>; the bodies of redirects and of answers that count as
    /// failures are not written. What it throws fails the call, its text in <c>Failure.Cause</c>.
    /// </summary>
    /// <remarks>
    /// It is the caller's: it must not be used until the call is answered, and it stays open. After a failure it holds what had
    /// come. Once the call is answered no write begins; one that is under way at an abort is cancelled, and left alone if it does
    /// not heed that.
    /// </remarks>
    public Stream? Target { get; init; }

    /// <summary>True: <see cref="Target"/> is disposed of when the call is through with it, before <c>success</c>. Default: false.</summary>
    public bool DisposeTarget { get; init; }

    /// <summary>How long the network may be silent; null: <c>networkTimeout</c>, then the platform's default.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Called with the DownloadTask before anything happens, in the call.</summary>
    public Action<DownloadTask>? GetRawResult { get; init; }
}

/// <summary>What <c>downloadFile</c>'s <c>success</c> is told.</summary>
/// <param name="TempFilePath">The path of the file; the caller's own where one was given; empty where a stream took its place.</param>
/// <param name="FilePath">The caller's own path; null when none was given.</param>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Header">The response fields.</param>
public sealed record DownloadFileResult(string TempFilePath, string? FilePath, int StatusCode, Model.Headers Header);
