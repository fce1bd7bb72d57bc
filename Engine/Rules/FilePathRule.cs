using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// Which path of a script means which file: a virtual path of its platform, a relative one below its user directory, or an
/// absolute one of the host where the embedding program allows it. Source: decision 15; design, section 9
/// (<c>--allow-files</c>); reference/wechat.md 6; docs/decisions/0007; faults 39 and 40.
/// </summary>
public static class FilePathRule
{
    private const int LongestPath = 1024;

    /// <summary>The file that is meant, or why it may not be used. Symbolic links are the disk's to see.</summary>
    public static Verdict<FilePlace> Judge(PlatformProfile profile, ProgramSettings program, string api, string path, FileUse use)
    {
        var (place, kind, detail) = Read(profile.Files, program.AllowFiles, path);
        if (place is null) return Refuse(kind, detail);
        if (use == FileUse.Write && place.Root is FileRoot.Temporary or FileRoot.Saved)
            return Refuse(FailureKind.FileDenied, "only the user directory can be written to");
        return new Verdict<FilePlace>.Accept(place, []);

        Verdict<FilePlace> Refuse(FailureKind kind, string detail) => new Verdict<FilePlace>.Refuse(
            profile.Errors.Say(api, use == FileUse.Write ? FailureKind.FileDenied : kind, ("detail", detail)), []);
    }

    /// <summary>The path by which a script knows the file.</summary>
    public static string PathOf(FilePolicy policy, FilePlace place) => place.Root switch
    {
        FileRoot.Temporary => policy.TempPrefix + place.Path,
        FileRoot.Saved => policy.StorePrefix + place.Path,
        FileRoot.User => $"{policy.UserPrefix}/{place.Path}",
        _ => place.Path,
    };

    /// <summary>The same, where a directory may be meant as well: the slashes at its end do not count.</summary>
    internal static (FilePlace? Place, FailureKind Kind, string Detail) Entry(FilePolicy policy, IReadOnlyList<string> allowed, string path)
    {
        var entry = path.TrimEnd('/');
        if (entry == policy.UserPrefix) return (new FilePlace(FileRoot.User, ""), default, "");
        return Read(policy, allowed, entry);
    }

    private static (FilePlace? Place, FailureKind Kind, string Detail) Read(FilePolicy policy, IReadOnlyList<string> allowed, string path)
    {
        if (path.Length == 0) return NotFound("the path is empty");
        if (path.Length > LongestPath) return Denied($"the path is longer than {LongestPath}");
        if (!PathText.IsPlain(path)) return Denied("the path contains characters that no path may have");
        if (path == policy.UserPrefix) return NotFound("the path names a directory");
        if (RestAfter(policy.UserPrefix + "/", path) is { } user) return Below(FileRoot.User, user);
        if (RestAfter(policy.TempPrefix, path) is { } temporary) return Named(FileRoot.Temporary, temporary);
        if (RestAfter(policy.StorePrefix, path) is { } saved) return Named(FileRoot.Saved, saved);
        return path[0] == '/' ? OnHost(allowed, path) : Below(FileRoot.User, path);
    }

    private static (FilePlace?, FailureKind, string) Below(FileRoot root, string rest)
    {
        if (PathText.Segments(rest) is not { } segments || !segments.TrueForAll(PathText.IsPortable))
            return Denied("the path leaves the files of the mini program, or no file may have this name");
        return segments.Count == 0 || rest.EndsWith('/') ? NotFound("the path names a directory") : (new FilePlace(root, string.Join('/', segments)), default, "");
    }

    /// <summary>Such names are made by the engine alone, from few characters: another one is no file.</summary>
    private static (FilePlace?, FailureKind, string) Named(FileRoot root, string name)
    {
        if (name.Contains('/') || name.StartsWith('.')) return Denied("the path leaves the files of the mini program");
        return name.Length is > 0 and <= 128 && name.All(unit => char.IsAsciiLetterOrDigit(unit) || unit is '.' or '-' or '_')
            ? (new FilePlace(root, name), default, "")
            : NotFound("there is no such file");
    }

    private static (FilePlace?, FailureKind, string) OnHost(IReadOnlyList<string> allowed, string path)
    {
        if (PathText.Segments(path) is not { } segments) return Denied("the path leaves the directory that is allowed");
        var absolute = "/" + string.Join('/', segments);
        foreach (var directory in allowed)
            if (directory.StartsWith('/') && PathText.Segments(directory) is { } parts
                && parts.Count < segments.Count && parts.SequenceEqual(segments.Take(parts.Count)))
                return path.EndsWith('/') ? NotFound("the path names a directory") : (new FilePlace(FileRoot.Host, absolute), default, "");
        return Denied("absolute paths of the host are not allowed here");
    }

    private static string? RestAfter(string prefix, string path) =>
        path.StartsWith(prefix, StringComparison.Ordinal) ? path[prefix.Length..] : null;

    private static (FilePlace?, FailureKind, string) Denied(string detail) => (null, FailureKind.FileDenied, detail);

    private static (FilePlace?, FailureKind, string) NotFound(string detail) => (null, FailureKind.FileNotFound, detail);
}

/// <summary>What is to be done with a file.</summary>
public enum FileUse
{
    /// <summary>Its content is sent.</summary>
    Read,
    /// <summary>It is made, or made anew.</summary>
    Write,
}
