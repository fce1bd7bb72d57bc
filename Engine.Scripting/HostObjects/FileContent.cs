using System.Security.Cryptography;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Scripting;

/// <summary>Reads and writes what is in files.</summary>
internal static class FileContent
{
    /// <summary>The content, or the part of it that was asked for: text in an encoding, bytes without one.</summary>
    public static Argument Read(FileCall call, IProgramStore store)
    {
        var encoding = call.Encoding(usual: null);
        var place = PlaceOfFile(call, store, "filePath");
        using var source = call.Got(store.Read(place, most: null));
        var size = source.Length ?? 0;
        var start = Bound(call, "position", 0, 0, size);
        var length = Bound(call, "length", size - start, 0, size - start);
        if (length > call.ReadLimit) throw call.Failed(FailureKind.TooLarge, call.AnyPath, $"more than {call.ReadLimit} bytes");
        var bytes = new byte[length];
        using var content = source.Open();
        if (start > 0) content.Seek(start, SeekOrigin.Begin);
        var read = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (read < bytes.Length) bytes = bytes[..read];
        return encoding is null ? Argument.Of(bytes) : Argument.Of(FileEncoding.Text(bytes, encoding));
    }

    /// <summary>Makes a file anew: it is there as a whole, or as it was before.</summary>
    public static void Write(FileCall call, IProgramStore store)
    {
        var bytes = Data(call);
        var place = call.Place("filePath", FileDeed.Change);
        RefuseDirectory(call, store, place);
        using var draft = call.Got(store.Begin(place, most: null));
        draft.Content.Write(bytes);
        call.Got(draft.Commit(""));
    }

    /// <summary>Writes at the end of a file that is there.</summary>
    public static void Append(FileCall call, IProgramStore store)
    {
        var bytes = Data(call);
        var place = call.Place("filePath", FileDeed.Change);
        call.Got(store.Look(place));
        call.Got(store.Append(place, bytes));
    }

    /// <summary>Cuts a file to this length, or fills it up with zeros.</summary>
    public static void Truncate(FileCall call, IProgramStore store)
    {
        var length = Bound(call, "length", 0, 0, int.MaxValue);
        var place = call.Place("filePath", FileDeed.Change);
        RefuseDirectory(call, store, place);
        using var source = call.Got(store.Read(place, most: null));
        using var draft = call.Got(store.Begin(place, most: null));
        using var content = source.Open();
        var buffer = new byte[81920];
        for (var left = length; left > 0;)
        {
            var read = content.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (read == 0) Array.Clear(buffer);
            var next = read == 0 ? (int)Math.Min(left, buffer.Length) : read;
            draft.Content.Write(buffer, 0, next);
            left -= next;
        }

        call.Got(draft.Commit(""));
    }

    /// <summary>Makes a second file of the same content.</summary>
    public static void Copy(FileCall call, IProgramStore store)
    {
        var from = PlaceOfFile(call, store, "srcPath");
        var to = call.Place("destPath", FileDeed.Change);
        RefuseDirectory(call, store, to);
        using var source = call.Got(store.Read(from, most: null));
        using var draft = call.Got(store.Begin(to, most: null));
        using var content = source.Open();
        content.CopyTo(draft.Content);
        call.Got(draft.Commit(""));
    }

    /// <summary>The size of a file, and its digest: md5, or sha1 or sha256 where it was asked for.</summary>
    public static Argument Describe(FileCall call, IProgramStore store)
    {
        var place = PlaceOfFile(call, store, call.PathOr("filePath"));
        using var source = call.Got(store.Read(place, most: null));
        var algorithm = call.Options["digestAlgorithm"];
        using var hash = IncrementalHash.CreateHash(algorithm.AsString?.ToLowerInvariant() switch
        {
            "sha1" => HashAlgorithmName.SHA1,
            "sha256" => HashAlgorithmName.SHA256,
            null or "" or "md5" => HashAlgorithmName.MD5,
            var other => throw call.Failed(FailureKind.Parameter, "", $"invalid digestAlgorithm \"{other}\""),
        });
        var buffer = new byte[81920];
        using var content = source.Open();
        while (content.Read(buffer) is > 0 and var read) hash.AppendData(buffer, 0, read);
        return Argument.Object(("size", Argument.Of(source.Length ?? 0)), ("digest", Argument.Of(Convert.ToHexStringLower(hash.GetHashAndReset()))));
    }

    /// <summary>The place of a file that is read.</summary>
    public static FilePlace PlaceOfFile(FileCall call, IProgramStore store, string option)
    {
        var place = call.Place(option, FileDeed.Read);
        RefuseDirectory(call, store, place);
        return place;
    }

    private static void RefuseDirectory(FileCall call, IProgramStore store, FilePlace place)
    {
        if (store.Look(place) is StoreOutcome<FileFacts>.Got { Value.IsDirectory: true }) throw call.Failed(FailureKind.FileIsDirectory, call.AnyPath, "it is a directory");
    }

    /// <summary>The bytes of <c>data</c>.</summary>
    public static byte[] Data(FileCall call)
    {
        var data = call.Options["data"];
        if (data.AsBytes is { } bytes) return bytes;
        if (data.AsString is not { } text) throw call.Failed(FailureKind.Parameter, "", $"parameter.data should be String or ArrayBuffer instead of {data.Brand}");
        var encoding = call.Encoding(usual: "utf8")!;
        return FileEncoding.Bytes(text, encoding) ?? throw call.Failed(FailureKind.Parameter, "", $"the data is not {encoding}");
    }

    private static long Bound(FileCall call, string option, long usual, long least, long most) => Bound(call, call.Options[option], option, usual, least, most);

    /// <summary>A whole number in its range; the usual one where it is not given.</summary>
    public static long Bound(FileCall call, Argument value, string option, long usual, long least, long most)
    {
        if (value.Kind is ArgumentKind.Undefined or ArgumentKind.Null) return usual;
        var number = value.AsNumber;
        if (number >= least && number <= most && Math.Floor(number) == number) return (long)number;
        throw call.Failed(FailureKind.Parameter, "", $"the value of \"{option}\" is out of range");
    }
}
