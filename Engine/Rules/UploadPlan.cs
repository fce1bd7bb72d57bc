using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary>A judged <c>uploadFile</c>: everything that the transfer needs, in values. The method is POST, the body multipart/form-data.</summary>
public sealed record UploadPlan
{
    /// <summary>The caller's own url, before the host map.</summary>
    public required Uri Own { get; init; }

    /// <summary>The url to post to, after the host map.</summary>
    public required Uri Url { get; init; }

    /// <summary>The request fields, without a Content-Type: that comes with the boundary.</summary>
    public required Headers Headers { get; init; }

    /// <summary>The time limit, the answer included.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>The name of the part that holds the file.</summary>
    public required string Name { get; init; }

    /// <summary><c>image</c>, <c>video</c> or <c>audio</c> where the platform asks for it; otherwise null.</summary>
    public string? FileType { get; init; }

    /// <summary>The other parts, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; init; } = [];

    /// <summary>The path as the script gave it; null: a stream takes its place.</summary>
    public string? FilePath { get; init; }

    /// <summary>The file that it means, or the stream that was lent.</summary>
    public required FilePlace File { get; init; }

    /// <summary>True: it is a stream of the caller's.</summary>
    public bool IsLent => File is { Root: FileRoot.Lent };

    /// <summary>The file name of the part, as it is; it is quoted where it is written.</summary>
    public required string FileName { get; init; }

    /// <summary>The content type of the part.</summary>
    public required string FileContentType { get; init; }

    /// <summary>How many bytes to send where the caller says it; null: as many as there are.</summary>
    public long? Length { get; init; }

    /// <summary>The largest file that may be sent, in bytes; null: no limit.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>True: private addresses may be reached.</summary>
    public bool PrivateAddresses { get; init; }

    /// <summary>True: any certificate will do.</summary>
    public bool AnyCertificate { get; init; }
}
