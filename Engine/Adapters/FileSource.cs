using Microsoft.Win32.SafeHandles;
using MiniActors.Files;

namespace MiniActors.Adapters;

/// <summary>A plain file that is open to be read, and that is the very file which was asked for.</summary>
internal sealed class FileSource : IFileSource
{
    private readonly Stream _content;

    private FileSource(Stream content, long length) => (_content, Length) = (content, length);

    public long? Length { get; }

    public bool CanReplay => true;

    public StoreFault? Fault => null;

    public Stream Open()
    {
        _content.Position = 0;
        return new BorrowedStream(_content);
    }

    /// <summary>Opens a file by a path without links.</summary>
    public static StoreOutcome<IFileSource> Open(string real, long? most)
    {
        if (Directory.Exists(real)) return Failed(StoreFault.NotFound, "it is a directory");
        var file = new FileInfo(real);
        if (!file.Exists) return Failed(StoreFault.NotFound, "there is no such file");
        var plain = FileKind.IsPlain(real);
        if (plain == false) return Failed(StoreFault.NotFound, "it is no plain file");
        // Where nobody tells a pipe from a file without a byte, neither is opened.
        if (plain is null && file.Length == 0) return new StoreOutcome<IFileSource>.Got(new FileSource(Stream.Null, 0));

        var handle = File.OpenHandle(real, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(handle);
        if (IsStillAt(handle, real) && !(length > most))
            return new StoreOutcome<IFileSource>.Got(new FileSource(new FileStream(handle, FileAccess.Read, bufferSize: 0, isAsync: true), length));
        handle.Dispose();
        return length > most ? Failed(StoreFault.TooLarge, $"the file has more than {most} bytes") : Failed(StoreFault.Denied, "the file was exchanged");
    }

    public void Dispose() => _content.Dispose();

    /// <summary>Whether the open file is where it was when its path was looked at: nobody put a link into the path meanwhile.</summary>
    internal static bool IsStillAt(SafeFileHandle handle, string real) => !OperatingSystem.IsLinux()
        || new FileInfo($"/proc/self/fd/{handle.DangerousGetHandle()}").LinkTarget is not { } opened || opened == real;

    private static StoreOutcome<IFileSource> Failed(StoreFault fault, string cause) => new StoreOutcome<IFileSource>.Failed(fault, cause);
}
