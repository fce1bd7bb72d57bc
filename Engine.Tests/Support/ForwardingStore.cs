using MiniActors.Files;
using MiniActors.Model;

namespace MiniActors.Tests.Support;

/// <summary>The files of another store. Who derives says only what is different.</summary>
internal abstract class ForwardingStore(IProgramStore files) : IProgramStore
{
    public virtual void Run(Action work) => files.Run(work);
    public StoreOutcome<IFileSource> Read(FilePlace place, long? most) => files.Read(place, most);
    public StoreOutcome<IFileDraft> Begin(FilePlace? target, long? most) => files.Begin(target, most);
    public StoreOutcome<FileFacts> Look(FilePlace place) => files.Look(place);
    public StoreOutcome<IReadOnlyList<string>> List(FilePlace directory) => files.List(directory);
    public StoreOutcome<FilePlace> MakeDirectory(FilePlace directory, bool recursive) => files.MakeDirectory(directory, recursive);
    public StoreOutcome<FilePlace> RemoveDirectory(FilePlace directory, bool recursive) => files.RemoveDirectory(directory, recursive);
    public StoreOutcome<FilePlace> Remove(FilePlace file) => files.Remove(file);
    public StoreOutcome<FilePlace> Move(FilePlace from, FilePlace? to) => files.Move(from, to);
    public StoreOutcome<FilePlace> Append(FilePlace file, ReadOnlyMemory<byte> bytes) => files.Append(file, bytes);
    public StoreOutcome<IOpenFile> Open(FilePlace file, FileOpening how) => files.Open(file, how);
    public virtual void Dispose() => files.Dispose();
}
