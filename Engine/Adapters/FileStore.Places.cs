using MiniActors.Files;
using MiniActors.Model;

namespace MiniActors.Adapters;

/// <content>Files and directories that are looked at, moved and removed where they are.</content>
internal sealed partial class FileStore
{
    public StoreOutcome<FileFacts> Look(FilePlace place) => Try(() =>
    {
        var path = LocateEntry(place);
        if (System.IO.Directory.Exists(path)) return Facts(new DirectoryInfo(path), 0);
        var file = new FileInfo(path);
        if (!file.Exists || FileKind.IsPlain(path) == false) throw NotThere();
        return Facts(file, file.Length);
    });

    public StoreOutcome<IReadOnlyList<string>> List(FilePlace directory) => Try(() =>
    {
        var path = LocateDirectory(directory);
        // A name that begins with a dot below the temporary files is a draft.
        IReadOnlyList<string> names = [.. new DirectoryInfo(path).EnumerateFileSystemInfos().Select(entry => entry.Name)
            .Where(name => directory.Root != FileRoot.Temporary || name[0] != '.').Order(StringComparer.Ordinal)];
        return names;
    });

    public StoreOutcome<FilePlace> MakeDirectory(FilePlace directory, bool recursive) => Try(() =>
    {
        var path = LocateEntry(directory);
        if (File.Exists(path) || (!recursive && System.IO.Directory.Exists(path))) throw new StoreException(StoreFault.Exists, "it is there already");
        if (!recursive && !System.IO.Directory.Exists(Path.GetDirectoryName(path))) throw new StoreException(StoreFault.NoPlace, "its directory is not there");
        System.IO.Directory.CreateDirectory(path);
        return directory;
    });

    public StoreOutcome<FilePlace> RemoveDirectory(FilePlace directory, bool recursive) => Try(() =>
    {
        var path = LocateDirectory(directory);
        if (directory.Path.Length == 0) throw new StoreException(StoreFault.Denied, "a root cannot be removed");
        if (!recursive && System.IO.Directory.EnumerateFileSystemEntries(path).Any()) throw new StoreException(StoreFault.NotEmpty, "it is not empty");
        var bytes = Counted(directory) is null ? 0 : SizeOf(path);
        System.IO.Directory.Delete(path, recursive);
        Counted(directory)?.GiveBack(bytes);
        return directory;
    });

    public StoreOutcome<FilePlace> Remove(FilePlace file) => Try(() =>
    {
        var path = LocateFile(file);
        var bytes = new FileInfo(path).Length;
        File.Delete(path);
        Counted(file)?.GiveBack(bytes);
        return file;
    });

    public StoreOutcome<FilePlace> Move(FilePlace from, FilePlace? to) => Try(() =>
    {
        var source = LocateEntry(from);
        var isDirectory = System.IO.Directory.Exists(source);
        if (isDirectory && (to is null || from.Path.Length == 0)) throw new StoreException(StoreFault.IsDirectory, "it is a directory");
        if (!isDirectory) LocateFile(from);
        var place = to ?? new FilePlace(FileRoot.Saved, RandomName.Next() + Path.GetExtension(from.Name));
        var target = LocateEntry(place);
        if (to is not null && !System.IO.Directory.Exists(Path.GetDirectoryName(target))) throw new StoreException(StoreFault.NoPlace, "its directory is not there");
        if (System.IO.Directory.Exists(target)) throw new StoreException(StoreFault.Exists, "there is a directory of this name");
        if (isDirectory && (File.Exists(target) || FilePaths.IsBelow(target, source))) throw new StoreException(StoreFault.Exists, "a directory cannot go there");
        if (source == target) return place;

        var bytes = isDirectory ? SizeOf(source) : new FileInfo(source).Length;
        var (before, after) = (Counted(from), Counted(place));
        if (before != after && after?.TryTake(bytes) == false) throw new StoreException(StoreFault.Full, "the quota is used up");
        var replaced = File.Exists(target) ? new FileInfo(target).Length : 0;
        try
        {
            if (isDirectory) System.IO.Directory.Move(source, target);
            else File.Move(source, target, overwrite: true);
        }
        catch
        {
            if (before != after) after?.GiveBack(bytes);
            throw;
        }

        if (before != after) before?.GiveBack(bytes);
        after?.GiveBack(replaced);
        return place;
    });

    public StoreOutcome<FilePlace> Append(FilePlace file, ReadOnlyMemory<byte> bytes) => Try(() =>
    {
        var path = LocateEntry(file);
        if (System.IO.Directory.Exists(path)) throw new StoreException(StoreFault.IsDirectory, "it is a directory");
        CheckTarget(path, file);
        if (Counted(file)?.TryTake(bytes.Length) == false) throw new StoreException(StoreFault.Full, "the quota is used up");
        try
        {
            using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            if (!FileSource.IsStillAt(stream.SafeFileHandle, path)) throw new StoreException(StoreFault.Denied, "the file was exchanged");
            if (file.Root != FileRoot.Host) FileTree.MakePrivate(stream.SafeFileHandle);
            stream.Write(bytes.Span);
        }
        catch
        {
            Counted(file)?.GiveBack(bytes.Length);
            throw;
        }

        return file;
    });

    /// <summary>What the bytes of a place count against; null: nothing.</summary>
    private FileQuota? Counted(FilePlace place) => place.Root switch
    {
        FileRoot.User or FileRoot.Saved => _kept,
        FileRoot.Temporary => _temporary,
        _ => null,
    };

    /// <summary>The path of what may be a file or a directory; a root's own where the place has no path.</summary>
    private string LocateEntry(FilePlace place) => place.Path.Length > 0
        ? Locate(place)
        : FilePaths.Real(Path.GetFullPath(Path.Combine(Directory(), FilePaths.FolderOf(place.Root)))) ?? throw NotThere();

    private string LocateFile(FilePlace place)
    {
        var path = LocateEntry(place);
        if (System.IO.Directory.Exists(path)) throw new StoreException(StoreFault.IsDirectory, "it is a directory");
        if (!File.Exists(path) || FileKind.IsPlain(path) == false) throw NotThere();
        return path;
    }

    private string LocateDirectory(FilePlace place)
    {
        var path = LocateEntry(place);
        if (File.Exists(path)) throw new StoreException(StoreFault.IsNoDirectory, "it is no directory");
        if (!System.IO.Directory.Exists(path)) throw NotThere();
        return path;
    }

    private static long SizeOf(string directory) => new DirectoryInfo(directory)
        .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .Sum(file => file.Length);

    private static FileFacts Facts(FileSystemInfo entry, long size) =>
        new(entry is DirectoryInfo, size, Seconds(entry.LastAccessTimeUtc), Seconds(entry.LastWriteTimeUtc));

    private static long Seconds(DateTime utc) => new DateTimeOffset(utc, TimeSpan.Zero).ToUnixTimeSeconds();

    private static StoreException NotThere() => new(StoreFault.NotFound, "there is no such file or directory");

    /// <summary>What the disk gave, or how it failed.</summary>
    internal static StoreOutcome<T> Try<T>(Func<T> deed)
    {
        try
        {
            return new StoreOutcome<T>.Got(deed());
        }
        catch (Exception cause) when (IsOfTheDisk(cause))
        {
            var (fault, text) = FilePaths.Explain(cause);
            return new StoreOutcome<T>.Failed(fault, text);
        }
    }
}
