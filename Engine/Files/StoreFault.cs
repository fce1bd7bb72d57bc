using MiniActors.Model;

namespace MiniActors.Files;

/// <summary>How the disk failed, before a platform gives it words.</summary>
public enum StoreFault
{
    /// <summary>There is no such file, or it is no plain file.</summary>
    NotFound,
    /// <summary>It may not be read or written, or a symbolic link leads out of what the mini program may use.</summary>
    Denied,
    /// <summary>The directory that a file should be made in is not there.</summary>
    NoPlace,
    /// <summary>A quota is used up, or the disk is.</summary>
    Full,
    /// <summary>The file is over its limit.</summary>
    TooLarge,
    /// <summary>There is something of this name already.</summary>
    Exists,
    /// <summary>A directory where a file is wanted.</summary>
    IsDirectory,
    /// <summary>A file where a directory is wanted.</summary>
    IsNoDirectory,
    /// <summary>The directory is not empty.</summary>
    NotEmpty,
    /// <summary>The disk failed in another way.</summary>
    Broken,
    /// <summary>A stream that was lent cannot be read.</summary>
    Unreadable,
    /// <summary>The mini program is closed.</summary>
    Closed,
}

/// <summary>The kind of failure that each fault is.</summary>
public static class StoreFaults
{
    /// <summary>The kind, for a platform's vocabulary.</summary>
    public static FailureKind ToFailureKind(this StoreFault fault) => fault switch
    {
        StoreFault.NotFound or StoreFault.NoPlace => FailureKind.FileNotFound,
        StoreFault.Unreadable => FailureKind.InvalidBody,
        StoreFault.Denied => FailureKind.FileDenied,
        StoreFault.TooLarge => FailureKind.TooLarge,
        StoreFault.Exists => FailureKind.FileExists,
        StoreFault.IsDirectory => FailureKind.FileIsDirectory,
        StoreFault.IsNoDirectory => FailureKind.FileIsNoDirectory,
        StoreFault.NotEmpty => FailureKind.DirectoryNotEmpty,
        StoreFault.Closed => FailureKind.SessionClosed,
        _ => FailureKind.FileWrite,
    };
}
