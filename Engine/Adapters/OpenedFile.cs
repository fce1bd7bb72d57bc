using Microsoft.Win32.SafeHandles;
using MiniActors.Files;
using MiniActors.Model;

namespace MiniActors.Adapters;

/// <summary>A plain file that stays open where it is. What it grows by counts; once it is moved or removed it is only read.</summary>
internal sealed class OpenedFile : IOpenFile
{
    private readonly Lock _gate = new();
    private readonly SafeFileHandle _handle;
    private readonly string _path;
    private readonly FileOpening _how;
    private readonly FileQuota? _quota;
    private readonly Action<OpenedFile> _forget;

    private OpenedFile(SafeFileHandle handle, string path, FileOpening how, FileQuota? quota, Action<OpenedFile> forget) =>
        (_handle, _path, _how, _quota, _forget) = (handle, path, how, quota, forget);

    /// <summary>Opens a file by a path without links.</summary>
    public static OpenedFile Open(string real, FileOpening how, bool isPrivate, FileQuota? quota, Action<OpenedFile> forget)
    {
        var isThere = File.Exists(real);
        if (!isThere && !how.Creates) throw new StoreException(StoreFault.NotFound, "there is no such file");
        if (isThere && how.Fresh) throw new StoreException(StoreFault.Exists, "it is there already");
        if (isThere && FileKind.IsPlain(real) == false) throw new StoreException(StoreFault.NotFound, "it is no plain file");
        var access = how.Writes ? how.Reads ? FileAccess.ReadWrite : FileAccess.Write : FileAccess.Read;
        var handle = File.OpenHandle(real, isThere ? FileMode.Open : FileMode.CreateNew, access, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            if (!FileSource.IsStillAt(handle, real)) throw new StoreException(StoreFault.Denied, "the file was exchanged");
            if (!isThere && isPrivate) FileTree.MakePrivate(handle);
            var opened = new OpenedFile(handle, real, how, quota, forget);
            if (how.Empties) opened.Resize(0);
            return opened;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    public StoreOutcome<FileFacts> Look() => FileStore.Try(() => new FileFacts(false, RandomAccess.GetLength(_handle), Seconds(File.GetLastAccessTimeUtc(_handle)), Seconds(File.GetLastWriteTimeUtc(_handle))));

    public StoreOutcome<byte[]> Read(long position, int length) => FileStore.Try(() =>
    {
        if (!_how.Reads) throw new StoreException(StoreFault.Denied, "it is not open to be read");
        var bytes = new byte[Math.Clamp(RandomAccess.GetLength(_handle) - position, 0, length)];
        var read = RandomAccess.Read(_handle, bytes, position);
        return read == bytes.Length ? bytes : bytes[..read];
    });

    public StoreOutcome<long> Write(long position, ReadOnlyMemory<byte> bytes) => FileStore.Try(() =>
    {
        lock (_gate)
        {
            CheckWritable();
            var length = RandomAccess.GetLength(_handle);
            var at = _how.Appends ? length : position;
            Take(at + bytes.Length - length, () => RandomAccess.Write(_handle, bytes.Span, at));
            return at + bytes.Length;
        }
    });

    public StoreOutcome<long> SetLength(long length) => FileStore.Try(() =>
    {
        lock (_gate)
        {
            CheckWritable();
            Resize(length);
            return length;
        }
    });

    public void Dispose()
    {
        _handle.Dispose();
        _forget(this);
    }

    private void Resize(long length)
    {
        var before = RandomAccess.GetLength(_handle);
        Take(length - before, () => RandomAccess.SetLength(_handle, length));
        if (length < before) _quota?.GiveBack(before - length);
    }

    /// <summary>Writes what makes the file longer by so much, where there is room for it.</summary>
    private void Take(long grows, Action write)
    {
        if (grows > 0 && _quota?.TryTake(grows) == false) throw new StoreException(StoreFault.Full, "the quota is used up");
        try
        {
            write();
        }
        catch
        {
            if (grows > 0) _quota?.GiveBack(grows);
            throw;
        }
    }

    /// <summary>What was removed has given its bytes back; to let it grow would be to write beside the quota.</summary>
    private void CheckWritable()
    {
        if (!_how.Writes) throw new StoreException(StoreFault.Denied, "it is not open to be written");
        if (!FileSource.IsStillAt(_handle, _path)) throw new StoreException(StoreFault.NotFound, "the file was moved or removed");
    }

    private static long Seconds(DateTime utc) => new DateTimeOffset(utc, TimeSpan.Zero).ToUnixTimeSeconds();
}
