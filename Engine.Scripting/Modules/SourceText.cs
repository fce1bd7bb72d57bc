using MiniActors.Adapters;

namespace MiniActors.Scripting;

/// <summary>The text of a file of the disk, which somebody else wrote: read to its limit and no further, however it grows meanwhile.</summary>
internal static class SourceText
{
    /// <summary>The largest file that is read, in bytes: 16 MiB. A whole mini program has no more than 30 MB on any platform.</summary>
    public const int Limit = 16 << 20;

    /// <summary>Reads a file as UTF-8, or as what its byte order mark says.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">How large it may be, in bytes.</param>
    /// <exception cref="IOException">It cannot be read, is too large, or is no plain file.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static string Read(string path, int limit = Limit)
    {
        // To open a pipe is to wait for its other end. A link is looked through: it is judged by who allows the path.
        var target = FileKind.IsPlain(path) == true ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        if (FileKind.IsPlain(target) == false && File.Exists(target)) throw new IOException($"'{path}' is no plain file");
        using var file = new FileStream(target, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        // One byte more than there are now: most files end there, and only one that grows needs another round.
        var bytes = new byte[(int)Math.Min(file.Length, limit) + 1];
        var length = 0;
        while (file.Read(bytes.AsSpan(length)) is > 0 and var count)
        {
            length += count;
            if (length > limit) throw new IOException($"'{path}' is larger than {limit >> 20} MiB");
            if (length == bytes.Length) Array.Resize(ref bytes, (int)Math.Min(limit + 1L, length * 2L));
        }

        using var text = new StreamReader(new MemoryStream(bytes, 0, length));
        return text.ReadToEnd();
    }
}
