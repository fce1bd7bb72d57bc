using Microsoft.Win32.SafeHandles;

namespace MiniActors.Adapters;

/// <summary>Directories: made for this user alone, removed without following links.</summary>
internal static class FileTree
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Others = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    public static void MakePrivate(string directory)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(directory);
        else Directory.CreateDirectory(directory, Owner);
    }

    /// <summary>An open file that this user alone may read and write.</summary>
    public static void MakePrivate(SafeFileHandle file)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>True for a directory, not a link to one, that only its owner writes to.</summary>
    public static bool IsPrivate(string directory) =>
        (File.GetAttributes(directory) & FileAttributes.ReparsePoint) == 0
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(directory) & Others) == 0);

    /// <summary>Removes a directory with all that is in it; a link in it goes, and what it leads to stays.</summary>
    public static void Remove(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // It was never made, or somebody was faster.
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            // What cannot be removed now is swept at the next start.
        }
    }
}
