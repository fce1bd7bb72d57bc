namespace MiniActors.Platforms;

/// <summary>How a platform treats HTTP (<c>platforms.*.http</c>).</summary>
public sealed record HttpPolicy
{
    /// <summary>How many transfers may be in flight; null: as many as the engine's own ceiling.</summary>
    public required int? MaxInFlight { get; init; }

    /// <summary>True: the time in the queue counts towards the time-out.</summary>
    public required bool TimeoutCountsQueue { get; init; }

    /// <summary>The <c>Content-Type</c> of a request that names none.</summary>
    public required string DefaultContentType { get; init; }

    /// <summary>The methods that <c>request</c> takes, in upper case.</summary>
    public required IReadOnlyList<string> Methods { get; init; }

    /// <summary>The lowest status that counts as a failure of <c>request</c>; null: every status is a success.</summary>
    public required int? FailureStatus { get; init; }

    /// <summary>The lowest status that counts as a failure of <c>uploadFile</c>; null: every status is a success.</summary>
    public int? UploadFailureStatus { get; init; }

    /// <summary>The lowest status that counts as a failure of <c>downloadFile</c>, so that no file is kept; null: every status is a success.</summary>
    public int? DownloadFailureStatus { get; init; }

    /// <summary>The values of <c>fileType</c>, one of which <c>uploadFile</c> must name; empty: the platform does not ask for it.</summary>
    public IReadOnlyList<string> UploadFileTypes { get; init; } = [];

    /// <summary>What a body that is not JSON means when <c>dataType</c> is <c>json</c>.</summary>
    public required NotJson NotJson { get; init; }

    /// <summary>Whether a Cookie jar is kept for the mini program.</summary>
    public required bool Cookies { get; init; }

    /// <summary>How many redirects are followed.</summary>
    public required int Redirects { get; init; }

    /// <summary>The time limit of <c>request</c> when nobody says otherwise.</summary>
    public required TimeSpan RequestTimeout { get; init; }

    /// <summary>The time limit of <c>uploadFile</c> when nobody says otherwise.</summary>
    public required TimeSpan UploadTimeout { get; init; }

    /// <summary>The time limit of <c>downloadFile</c> when nobody says otherwise.</summary>
    public required TimeSpan DownloadTimeout { get; init; }

    /// <summary>The longest time limit that a caller can ask for; null: no cap.</summary>
    public required TimeSpan? TimeoutMax { get; init; }
}

/// <summary>What a body that is not JSON means when <c>dataType</c> is <c>json</c>.</summary>
public enum NotJson
{
    /// <summary>The text is handed over as it is.</summary>
    KeepText,
    /// <summary>The call fails.</summary>
    Fail,
}
