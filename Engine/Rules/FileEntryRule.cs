using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// Which path of a script means which file or directory, and what may be done with it: everything below the user directory,
/// temporary and saved files are only read, and saved ones removed. Source: docs/decisions/0007 and 0015.
/// </summary>
public static class FileEntryRule
{
    /// <summary>The place that is meant, or why it may not be used.</summary>
    /// <param name="profile">The platform.</param>
    /// <param name="program">The mini program.</param>
    /// <param name="path">The path, as the script wrote it.</param>
    /// <param name="deed">What is to be done.</param>
    public static FileEntry Judge(PlatformProfile profile, ProgramSettings program, string path, FileDeed deed)
    {
        var (place, kind, _) = FilePathRule.Entry(profile.Files, program.AllowFiles, path);
        if (place is null) return new FileEntry.Refuse(kind);
        var allowed = place.Root switch
        {
            FileRoot.Temporary => deed is FileDeed.Read or FileDeed.Save,
            FileRoot.Saved => deed is FileDeed.Read or FileDeed.RemoveSaved,
            _ => deed is FileDeed.Read or FileDeed.Change,
        };
        return allowed ? new FileEntry.Accept(place) : new FileEntry.Refuse(FailureKind.FileDenied);
    }
}

/// <summary>What is to be done with a file or a directory.</summary>
public enum FileDeed
{
    /// <summary>It is read, or looked at.</summary>
    Read,
    /// <summary>It is made, written, moved or removed.</summary>
    Change,
    /// <summary>A temporary file is kept.</summary>
    Save,
    /// <summary>A saved file is removed.</summary>
    RemoveSaved,
}

/// <summary>The place that a path means.</summary>
public abstract record FileEntry
{
    private FileEntry()
    {
    }

    /// <summary>This one; an empty path is the user directory itself.</summary>
    public sealed record Accept(FilePlace Place) : FileEntry;

    /// <summary>It may not be used.</summary>
    public sealed record Refuse(FailureKind Kind) : FileEntry;
}
