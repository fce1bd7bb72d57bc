using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary>A judged <c>downloadFile</c>: everything that the transfer needs, in values. The method is GET.</summary>
public sealed record DownloadPlan
{
    /// <summary>The caller's own url, before the host map.</summary>
    public required Uri Own { get; init; }

    /// <summary>The url to get, after the host map.</summary>
    public required Uri Url { get; init; }

    /// <summary>The request fields.</summary>
    public required Headers Headers { get; init; }

    /// <summary>The time limit, the body included.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>The path as the script gave it; null: a temporary file, or a stream takes its place.</summary>
    public string? FilePath { get; init; }

    /// <summary>Where the file goes, or the stream that was lent; null: a temporary file.</summary>
    public FilePlace? Target { get; init; }

    /// <summary>True: it goes to a stream of the caller's.</summary>
    public bool IsLent => Target is { Root: FileRoot.Lent };

    /// <summary>The largest file that is taken, in bytes; null: as the quotas allow.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>True: private addresses may be reached.</summary>
    public bool PrivateAddresses { get; init; }

    /// <summary>True: any certificate will do.</summary>
    public bool AnyCertificate { get; init; }
}
