using MiniActors.Model;

namespace MiniActors.Files;

/// <summary>The disk, as far as the engine needs it: a store for each mini program.</summary>
public interface IFileDisk : IDisposable
{
    /// <summary>A new store, empty and apart from every other. Nothing is on the disk before something is written.</summary>
    IProgramStore Open(StoreLimits limits);
}

/// <summary>The files of one mini program. Disposing it removes all of them. Members may be called from any thread.</summary>
public interface IProgramStore : IDisposable
{
    /// <summary>Does work that may wait for the disk on a thread where waiting harms nobody. It begins later; it must not throw.</summary>
    void Run(Action work);

    /// <summary>Opens a file to be sent.</summary>
    /// <param name="place">The file.</param>
    /// <param name="most">The largest size that is taken, in bytes; null: any.</param>
    StoreOutcome<IFileSource> Read(FilePlace place, long? most);

    /// <summary>
    /// Begins a file. It is nobody's until it is committed, and it is gone when it is disposed before. That a target cannot be
    /// written is told here, so that it is known before a connection is made.
    /// </summary>
    /// <param name="target">Where it goes; null: it is a temporary file.</param>
    /// <param name="most">The largest size that is taken, in bytes; null: any.</param>
    StoreOutcome<IFileDraft> Begin(FilePlace? target, long? most);

    /// <summary>What is known of a file or a directory. A root itself is a place with an empty path.</summary>
    StoreOutcome<FileFacts> Look(FilePlace place);

    /// <summary>The names in a directory, in order; a writer's drafts are not among them.</summary>
    StoreOutcome<IReadOnlyList<string>> List(FilePlace directory);

    /// <summary>Makes a directory.</summary>
    /// <param name="directory">Which.</param>
    /// <param name="recursive">True: those above it too, and one that is there is no fault.</param>
    StoreOutcome<FilePlace> MakeDirectory(FilePlace directory, bool recursive);

    /// <summary>Removes a directory.</summary>
    /// <param name="directory">Which.</param>
    /// <param name="recursive">True: with all that is in it; links in it go, and what they lead to stays.</param>
    StoreOutcome<FilePlace> RemoveDirectory(FilePlace directory, bool recursive);

    /// <summary>Removes a file; its bytes no longer count.</summary>
    StoreOutcome<FilePlace> Remove(FilePlace file);

    /// <summary>Moves a file or a directory, over a file that is there.</summary>
    /// <param name="from">What is moved.</param>
    /// <param name="to">Where to; null: a new name among the saved files, for a file.</param>
    StoreOutcome<FilePlace> Move(FilePlace from, FilePlace? to);

    /// <summary>Writes into a file that is there, or a new one, and counts what it grows by.</summary>
    /// <param name="file">Which.</param>
    /// <param name="bytes">What is written.</param>
    StoreOutcome<FilePlace> Append(FilePlace file, ReadOnlyMemory<byte> bytes);

    /// <summary>Opens a file where it is. It stays open until it is disposed, or the store is.</summary>
    /// <param name="file">Which.</param>
    /// <param name="how">What may be done with it.</param>
    StoreOutcome<IOpenFile> Open(FilePlace file, FileOpening how);
}

/// <summary>A plain file, or a stream that was lent, that is open to be read.</summary>
public interface IFileSource : IDisposable
{
    /// <summary>
    /// How many bytes there were when it was opened; it may have become more or less by the time they are read. Null: a stream does
    /// not say.
    /// </summary>
    long? Length { get; }

    /// <summary>True: it can be read from its start more than once.</summary>
    bool CanReplay { get; }

    /// <summary>Why reading failed, for whoever only sees that something did; null: none has, or it is a file.</summary>
    StoreFault? Fault { get; }

    /// <summary>The content from its start; for one reader at a time. Disposing of it leaves the source open.</summary>
    Stream Open();
}

/// <summary>A file that is being written.</summary>
public interface IFileDraft : IDisposable
{
    /// <summary>Where the bytes go. A write over a bound, or that the disk refuses, throws an <see cref="StoreException"/>.</summary>
    Stream Content { get; }

    /// <summary>How many bytes were written.</summary>
    long Length { get; }

    /// <summary>Why a write failed, for whoever only sees that something did; null: none has.</summary>
    StoreFault? Fault { get; }

    /// <summary>Puts the whole file in its place, over one that is there; after that the draft is spent.</summary>
    /// <param name="extension">Of a temporary file: letters and digits, without a dot; empty: none. A target has its own.</param>
    StoreOutcome<FilePlace> Commit(string extension);
}
