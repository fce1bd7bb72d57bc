using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary>
/// Where the entries of an archive go when it is unpacked. A name is what somebody else wrote: it leads below the directory, or
/// nowhere. Source: docs/decisions/0015.
/// </summary>
public static class ArchiveRule
{
    /// <summary>The place of an entry; null: its name leads out of the directory, or is no name.</summary>
    public static FilePlace? Below(FilePlace directory, string name)
    {
        var parts = name.TrimEnd('/').Split('/');
        if (parts.Any(part => part is "" or "." or ".." || part.AsSpan().IndexOfAny("\\:\0") >= 0)) return null;
        var path = string.Join('/', parts);
        return directory with { Path = directory.Path.Length == 0 ? path : $"{directory.Path}/{path}" };
    }

    /// <summary>True: the entry is a directory and has no content.</summary>
    public static bool IsDirectory(string name) => name.EndsWith('/');
}
