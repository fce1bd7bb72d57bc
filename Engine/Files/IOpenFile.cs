namespace MiniActors.Files;

/// <summary>A plain file that stays open, read and written where one likes. Members may be called from any thread.</summary>
public interface IOpenFile : IDisposable
{
    /// <summary>What is known of it now.</summary>
    StoreOutcome<FileFacts> Look();

    /// <summary>Reads from a position on; fewer bytes than asked for where the file ends.</summary>
    StoreOutcome<byte[]> Read(long position, int length);

    /// <summary>Writes at a position, or at the end where it was opened for that; gives the position behind what was written.</summary>
    StoreOutcome<long> Write(long position, ReadOnlyMemory<byte> bytes);

    /// <summary>Cuts it, or fills it up with zeros; gives the length.</summary>
    StoreOutcome<long> SetLength(long length);
}
