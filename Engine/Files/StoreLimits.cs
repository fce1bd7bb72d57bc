namespace MiniActors.Files;

/// <summary>What one mini program may have on the disk.</summary>
public sealed record StoreLimits
{
    /// <summary>How many files may be open at once; 64 where nobody says.</summary>
    public int OpenFiles { get; init; } = 64;

    /// <summary>How many bytes the saved files and the user directory hold at most.</summary>
    public required long Quota { get; init; }

    /// <summary>How many bytes the temporary files hold at most, those that are being written among them.</summary>
    public required long TempQuota { get; init; }

    /// <summary>Directories of the host whose absolute paths may be used.</summary>
    public IReadOnlyList<string> HostDirectories { get; init; } = [];
}
