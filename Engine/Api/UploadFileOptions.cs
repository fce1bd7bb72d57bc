namespace MiniActors.Api;

/// <summary>The options of <c>uploadFile</c>.</summary>
public sealed record UploadFileOptions : ApiOptions<UploadFileResult>
{
    /// <summary>The server: <c>https</c>, and on the mini program's list for uploads. Required.</summary>
    public required string Url { get; init; }

    /// <summary>
    /// The file: a path of the mini program's own, or an absolute one where the host allows it. Either it or <see cref="Content"/>
    /// is required; both, or neither, is a parameter error of the platform's.
    /// </summary>
    public string? FilePath { get; init; }

    /// <summary>
    /// A stream in the place of <see cref="FilePath"/>, sent from where it stands, as the network takes it. One that can seek
    /// announces its length, and is sent again where a redirect wants that; any other goes out chunked, unless <see cref="Length"/>
    /// says how much it is, and such a redirect fails. What it throws fails the call, its text in <c>Failure.Cause</c>.
    /// </summary>
    /// <remarks>
    /// It is the caller's: it must not be used until the call is answered, and it stays open. Once the call is answered no read
    /// begins; one that is under way at an abort is cancelled, and left alone if it does not heed that. How long it takes to read
    /// counts towards no time limit.
    /// </remarks>
    public Stream? Content { get; init; }

    /// <summary>True: <see cref="Content"/> is disposed of when the call is through with it, however it ends. Default: false.</summary>
    public bool DisposeContent { get; init; }

    /// <summary>With <see cref="Content"/>: the file name to tell the server, by which it is told the content type too; null: <c>file</c>.</summary>
    public string? FileName { get; init; }

    /// <summary>
    /// With <see cref="Content"/>: how many bytes to send; a stream that has fewer fails the call, of one that has more the rest is
    /// not sent. Null: all there are.
    /// </summary>
    public long? Length { get; init; }

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
