using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;

namespace MiniActors.Scripting;

/// <summary>Carries out the functions for files; it may run on any thread, and never throws.</summary>
/// <param name="profile">The platform.</param>
/// <param name="program">The mini program.</param>
/// <param name="store">Its files; null: it has none.</param>
internal sealed class FileDeeds(PlatformProfile profile, ProgramSettings program, IProgramStore? store)
{
    private readonly FileDescriptors _descriptors = new();

    /// <summary>Carries one out.</summary>
    /// <param name="api">The name that its texts carry.</param>
    /// <param name="function">What is to be done.</param>
    /// <param name="options">Its options.</param>
    /// <param name="pathName">The one name of the option and the field for a path; empty: each has its usual one.</param>
    public HostAnswer Do(string api, string function, Argument options, string pathName)
    {
        var call = new FileCall(profile, program, api, function, options, pathName);
        try
        {
            if (store is null) throw call.Failed(FailureKind.SessionClosed, "", "there are no files here");
            var told = Carry(call, store);
            return new HostAnswer.Done(told.Members.Count > 0 ? told : profile.Host.Answers.GetValueOrDefault(HostPolicy.FileSystem, told));
        }
        catch (FileDeedException failed)
        {
            return new HostAnswer.Failed(failed.Failure);
        }
        catch (StoreException failed)
        {
            return new HostAnswer.Failed(call.Failed(FileCall.KindOf(failed.Fault), call.AnyPath, failed.Message).Failure);
        }
        // What somebody else packed can be wrong in every way, and each library has its own word for it.
        catch (Exception failed) when (failed is InvalidDataException or InvalidOperationException or NotSupportedException or ArgumentException or OverflowException)
        {
            return new HostAnswer.Failed(call.Failed(FailureKind.FileWrite, call.AnyPath, "it is no archive that can be read").Failure);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            return new HostAnswer.Failed(call.Failed(FailureKind.FileWrite, call.AnyPath, "the disk failed").Failure);
        }
    }

    private Argument Carry(FileCall call, IProgramStore store)
    {
        switch (call.Function)
        {
            case "open":
                return _descriptors.Open(call, store);
            case "close":
                _descriptors.Close(call);
                return Argument.Object();
            case "read":
                return Argument.Object(("data", Argument.Of(_descriptors.Read(call))), ("offset", Argument.Of(call.Options["offset"].Kind == ArgumentKind.Number ? call.Options["offset"].AsNumber : 0)));
            case "write":
                return _descriptors.Write(call);
            case "fstat":
                return _descriptors.Look(call);
            case "ftruncate":
                _descriptors.Truncate(call);
                return Argument.Object();
            case "access":
                call.Got(store.Look(call.Place("path", FileDeed.Read)));
                return Argument.Object();
            case "stat":
                return Argument.Object(("stats", FileListing.Stats(call, store)));
            case "readdir":
                return Argument.Object(("files", Argument.Array([.. call.Got(store.List(call.Place("dirPath", FileDeed.Read))).Select(Argument.Of)])));
            case "mkdir":
                call.Got(store.MakeDirectory(call.Place("dirPath", FileDeed.Change), call.Options["recursive"].AsBoolean));
                return Argument.Object();
            case "rmdir":
                call.Got(store.RemoveDirectory(call.Place("dirPath", FileDeed.Change), call.Options["recursive"].AsBoolean));
                return Argument.Object();
            case "unlink":
                call.Got(store.Remove(call.Place("filePath", FileDeed.Change)));
                return Argument.Object();
            case "rename":
                var (from, to) = (call.Place("oldPath", FileDeed.Change), call.Place("newPath", FileDeed.Change));
                call.Got(store.Move(from, to));
                return Argument.Object();
            case "readFile":
                return Argument.Object(("data", FileContent.Read(call, store)));
            case "writeFile":
                FileContent.Write(call, store);
                return Argument.Object();
            case "appendFile":
                FileContent.Append(call, store);
                return Argument.Object();
            case "copyFile":
                FileContent.Copy(call, store);
                return Argument.Object();
            case "truncate":
                FileContent.Truncate(call, store);
                return Argument.Object();
            case "readCompressedFile":
                return Argument.Object(("data", FilePacked.Read(call, store)));
            case "readZipEntry":
                return Argument.Object(("entries", FilePacked.ReadEntries(call, store)));
            case "unzip":
                FilePacked.Unpack(call, store);
                return Argument.Object();
            case "zip":
                FilePacked.Pack(call, store);
                return Argument.Object();
            case "saveFile":
                return Save(call, store);
            case "getFileInfo":
                return FileContent.Describe(call, store);
            case "getSavedFileInfo":
                return FileListing.Saved(call.Got(store.Look(call.Place(call.PathOr("filePath"), FileDeed.Read))));
            case "getSavedFileList":
                return Argument.Object(("fileList", FileListing.AllSaved(call, store)));
            case "removeSavedFile":
                call.Got(store.Remove(call.Place(call.PathOr("filePath"), FileDeed.RemoveSaved)));
                return Argument.Object();
            default:
                throw call.Failed(FailureKind.NotSupported, "", "there is no such function");
        }
    }

    /// <summary>The temporary file is moved: its old path is no more.</summary>
    private static Argument Save(FileCall call, IProgramStore store)
    {
        var from = call.Place(call.PathOr("tempFilePath"), FileDeed.Save);
        var own = call.Options["filePath"];
        var to = own.IsUndefined || call.HasOnePathName ? null : call.Place("filePath", FileDeed.Change);
        var place = call.Got(store.Move(from, to));
        return Argument.Object((call.PathOr("savedFilePath"), to is null ? Argument.Of(call.PathOf(place)) : own));
    }
}
