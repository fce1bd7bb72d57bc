using System.IO.Compression;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Scripting;

/// <summary>Packed files: <c>unzip</c>, <c>readZipEntry</c>, <c>readCompressedFile</c> and Alipay's <c>zip</c>.</summary>
internal static class FilePacked
{
    /// <summary>Unpacks an archive below a directory. One entry that would lie elsewhere refuses all of them, before anything is written.</summary>
    public static void Unpack(FileCall call, IProgramStore store)
    {
        var target = call.Place("targetPath", FileDeed.Change);
        using var archive = FileArchive.Open(call, store, "zipFilePath");
        var places = archive.Entries.Select(entry => ArchiveRule.Below(target, entry.FullName) ?? throw call.Failed(FailureKind.FileDenied, call.AnyPath, "an entry lies outside")).ToList();
        call.Got(store.MakeDirectory(target, recursive: true));
        foreach (var (entry, place) in archive.Entries.Zip(places))
        {
            var isDirectory = ArchiveRule.IsDirectory(entry.FullName);
            var directory = isDirectory ? place : place with { Path = place.Path[..Math.Max(place.Path.LastIndexOf('/'), 0)] };
            call.Got(store.MakeDirectory(directory, recursive: true));
            if (isDirectory) continue;
            using var draft = call.Got(store.Begin(place, most: null));
            archive.CopyTo(entry, draft.Content);
            call.Got(draft.Commit(""));
        }
    }

    /// <summary>Reads entries into memory: all of them, or those of a list, each in its own encoding and part.</summary>
    public static Argument ReadEntries(FileCall call, IProgramStore store)
    {
        using var archive = FileArchive.Open(call, store, "filePath");
        var wanted = call.Options["entries"];
        if (wanted.AsString == "all")
        {
            return Argument.Object([.. archive.Entries.Where(entry => !ArchiveRule.IsDirectory(entry.FullName))
                .DistinctBy(entry => entry.FullName).Select(entry => KeyValuePair.Create(entry.FullName, Read(call, archive, entry, call.Options)))]);
        }

        if (wanted.Kind != ArgumentKind.Array) throw call.Failed(FailureKind.Parameter, "", $"parameter.entries should be Array or \"all\" instead of {wanted.Brand}");
        var read = new Dictionary<string, Argument>();
        foreach (var one in wanted.Items)
        {
            if (one["path"].AsString is not { } path) throw call.Failed(FailureKind.Parameter, "", $"parameter.path should be String instead of {one["path"].Brand}");
            var entry = archive.Entries.FirstOrDefault(entry => entry.FullName == path);
            read[path] = entry is not null ? Read(call, archive, entry, one)
                : Argument.Object(("errMsg", Argument.Of(call.Failed(FailureKind.FileNotFound, path, "it is not in the archive").Message)));
        }

        return Argument.Object([.. read]);
    }

    /// <summary>What a file that was packed with Brotli becomes.</summary>
    public static Argument Read(FileCall call, IProgramStore store)
    {
        if (call.Options["compressionAlgorithm"].AsString is not "br")
            throw call.Failed(FailureKind.Parameter, "", $"invalid compressionAlgorithm \"{call.Options["compressionAlgorithm"].AsString ?? call.Options["compressionAlgorithm"].Brand}\"");
        using var source = call.Got(store.Read(FileContent.PlaceOfFile(call, store, "filePath"), most: null));
        using var content = new BrotliStream(source.Open(), CompressionMode.Decompress);
        using var target = new MemoryStream();
        long left = call.ReadLimit;
        FileArchive.Copy(content, target, ref left, call);
        return Argument.Of(target.ToArray());
    }

    /// <summary>Packs files, each under its name.</summary>
    public static void Pack(FileCall call, IProgramStore store)
    {
        var given = call.Options["zipFilePaths"];
        var paths = given.Kind == ArgumentKind.Array ? given.Items : [given];
        var places = paths.Select(path => call.Place("zipFilePaths", path, FileDeed.Read)).ToList();
        using var draft = call.Got(store.Begin(call.Place("targetPath", FileDeed.Change), most: null));
        using (var zip = new ZipArchive(draft.Content, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var place in places)
            {
                using var source = call.Got(store.Read(place, most: null));
                using var content = source.Open();
                using var entry = zip.CreateEntry(place.Name).Open();
                content.CopyTo(entry);
            }
        }

        call.Got(draft.Commit(""));
    }

    private static Argument Read(FileCall call, FileArchive archive, ZipArchiveEntry entry, Argument options)
    {
        var encoding = call.Encoding(options["encoding"], usual: null);
        using var content = new MemoryStream();
        archive.CopyTo(entry, content);
        var bytes = content.ToArray();
        var start = FileContent.Bound(call, options["position"], "position", 0, 0, bytes.Length);
        var length = FileContent.Bound(call, options["length"], "length", bytes.Length - start, 0, bytes.Length - start);
        bytes = bytes[(int)start..(int)(start + length)];
        return Argument.Object(("data", encoding is null ? Argument.Of(bytes) : Argument.Of(FileEncoding.Text(bytes, encoding))), ("errMsg", Argument.Of("readZipEntry:ok")));
    }
}
