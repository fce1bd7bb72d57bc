using System.Buffers.Binary;
using System.IO.Compression;
using MiniActors.Files;
using MiniActors.Model;

namespace MiniActors.Scripting;

/// <summary>
/// A zip archive of a mini program that is open to be read. Its directory is bounded before it is read, and so is all that its
/// entries become together.
/// </summary>
internal sealed class FileArchive : IDisposable
{
    /// <summary>The directory of an archive: 4 MiB are more than 10,000 entries take.</summary>
    private const long MostDirectory = 4 << 20;

    private const int TailLength = 22, CommentLength = 65_535, CountOffset = 10, PlaceOffset = 16;
    private const uint TailMark = 0x06054b50;

    private readonly FileCall _call;
    private readonly IFileSource _source;
    private readonly ZipArchive _zip;
    private long _left;

    private FileArchive(FileCall call, IFileSource source, Stream content)
    {
        (_call, _source, _left) = (call, source, call.ArchiveLimits.Bytes);
        Check(call, content);
        _zip = new ZipArchive(content, ZipArchiveMode.Read);
        if (_zip.Entries.Count > call.ArchiveLimits.Entries) throw TooMany(call);
    }

    /// <summary>What is in it.</summary>
    public IReadOnlyList<ZipArchiveEntry> Entries => _zip.Entries;

    /// <summary>Opens the archive that an option names.</summary>
    public static FileArchive Open(FileCall call, IProgramStore store, string option)
    {
        var source = call.Got(store.Read(FileContent.PlaceOfFile(call, store, option), most: null));
        try
        {
            return new FileArchive(call, source, source.Open());
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Writes what an entry becomes; the bytes of all entries count together, whatever the archive says of them.</summary>
    public void CopyTo(ZipArchiveEntry entry, Stream target)
    {
        using var content = entry.Open();
        Copy(content, target, ref _left, _call);
    }

    /// <summary>Copies until the end, and fails when it is further away than what is left.</summary>
    public static void Copy(Stream content, Stream target, ref long left, FileCall call)
    {
        var buffer = new byte[81920];
        while (content.Read(buffer) is > 0 and var read)
        {
            if ((left -= read) < 0) throw call.Failed(FailureKind.TooLarge, call.AnyPath, "it becomes too large");
            target.Write(buffer, 0, read);
        }
    }

    public void Dispose()
    {
        _zip.Dispose();
        _source.Dispose();
    }

    /// <summary>A directory that is too large is not read, however few entries it says it has.</summary>
    private static void Check(FileCall call, Stream content)
    {
        var tail = new byte[Math.Min(content.Length, TailLength + CommentLength)];
        content.Seek(-tail.Length, SeekOrigin.End);
        content.ReadExactly(tail);
        content.Position = 0;
        for (var at = tail.Length - TailLength; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) != TailMark) continue;
            var count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + CountOffset));
            var place = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + PlaceOffset));
            // All ones: the numbers stand elsewhere, because they are larger than what is taken.
            if (count == ushort.MaxValue || place == uint.MaxValue || count > call.ArchiveLimits.Entries || content.Length - place > MostDirectory) throw TooMany(call);
            return;
        }

        throw new InvalidDataException();
    }

    private static FileDeedException TooMany(FileCall call) => call.Failed(FailureKind.TooLarge, call.AnyPath, "it has too many entries");
}
