namespace MiniActors.Platforms;

/// <summary>The files of a mini program as its platform shows them (<c>platforms.*.files</c>).</summary>
public sealed record FilePolicy
{
    /// <summary>What the path of a temporary file begins with; a name follows: <c>wxfile://tmp_</c>.</summary>
    public required string TempPrefix { get; init; }

    /// <summary>What the path of a saved file begins with; a name follows: <c>wxfile://store_</c>.</summary>
    public required string StorePrefix { get; init; }

    /// <summary>The user directory, <c>USER_DATA_PATH</c>; a slash and a path follow: <c>wxfile://usr</c>.</summary>
    public required string UserPrefix { get; init; }

    /// <summary>How a temporary file is named after what it holds.</summary>
    public required TempExtension TempExtension { get; init; }

    /// <summary>How many bytes the saved files and the user directory hold at most.</summary>
    public required long Quota { get; init; }

    /// <summary>How many bytes the temporary files hold at most.</summary>
    public required long TempQuota { get; init; }

    /// <summary>The largest file that <c>downloadFile</c> takes, in bytes; null: as the quotas allow.</summary>
    public required long? DownloadMax { get; init; }

    /// <summary>The largest file that <c>uploadFile</c> sends, in bytes; null: no limit.</summary>
    public required long? UploadMax { get; init; }
}

/// <summary>How a temporary file is named after what it holds.</summary>
public enum TempExtension
{
    /// <summary>The usual extension of its media type, <c>.png</c>; none when the type is unknown.</summary>
    OfType,
    /// <summary>The kind of its media type: <c>.image</c>, <c>.video</c>, <c>.audio</c>, <c>.pdf</c>, <c>.other</c>.</summary>
    OfKind,
}
