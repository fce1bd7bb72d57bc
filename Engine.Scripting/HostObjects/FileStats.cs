using MiniActors.Files;
using MiniActors.Model;

namespace MiniActors.Scripting;

/// <summary>What is known of a file, as <c>stat</c> tells it; its two functions are added where there is a realm.</summary>
internal static class FileStats
{
    // POSIX: the kind of a file, and that its owner alone may use it.
    private const int KindMask = 0xF000, Directory = 0x4000, Plain = 0x8000, DirectoryMode = 0x1C0, PlainMode = 0x180;

    public static Argument Of(FileFacts facts) => Argument.Object(
        ("mode", Argument.Of(facts.IsDirectory ? Directory | DirectoryMode : Plain | PlainMode)),
        ("size", Argument.Of(facts.Size)),
        ("lastAccessedTime", Argument.Of(facts.Accessed)),
        ("lastModifiedTime", Argument.Of(facts.Modified)));

    public static bool IsDirectory(double mode) => ((int)mode & KindMask) == Directory;
}
