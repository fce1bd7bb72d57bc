using System.Collections.Concurrent;
using System.Globalization;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Scripting;

/// <summary>The files that a script has open, by <c>fd</c>: <c>open</c>, <c>read</c>, <c>write</c>, <c>fstat</c>, <c>ftruncate</c>, <c>close</c>.</summary>
internal sealed class FileDescriptors
{
    /// <summary>The option that says how large the script's buffer is; the buffer itself stays with the script.</summary>
    public const string BufferSize = "arrayBuffer.byteLength";

    private readonly ConcurrentDictionary<string, Descriptor> _open = new();
    private int _last;

    public Argument Open(FileCall call, IProgramStore store)
    {
        var flag = call.Options["flag"].AsString ?? "r";
        var how = FileFlagRule.Of(flag) ?? throw call.Failed(FailureKind.Parameter, "", $"invalid flag \"{flag}\"");
        var file = call.Got(store.Open(call.Place("filePath", how.Writes ? FileDeed.Change : FileDeed.Read), how));
        var fd = Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
        _open[fd] = new Descriptor(file);
        return Argument.Object(("fd", Argument.Of(fd)));
    }

    public void Close(FileCall call)
    {
        if (call.Options["fd"].AsString is not { } fd || !_open.TryRemove(fd, out var found)) throw Unknown(call);
        found.File.Dispose();
    }

    public Argument Look(FileCall call) => Argument.Object(("stats", FileStats.Of(call.Got(Find(call).File.Look()))));

    public void Truncate(FileCall call) => call.Got(Find(call).File.SetLength(FileContent.Bound(call, call.Options["length"], "length", 0, 0, int.MaxValue)));

    /// <summary>The bytes that go into the script's buffer. With a position of its own a call leaves the file's where it is.</summary>
    public byte[] Read(FileCall call)
    {
        var found = Find(call);
        if (call.Options[BufferSize].Kind != ArgumentKind.Number) throw call.Failed(FailureKind.Parameter, "", "parameter.arrayBuffer should be ArrayBuffer");
        var size = (long)call.Options[BufferSize].AsNumber;
        var offset = FileContent.Bound(call, call.Options["offset"], "offset", 0, 0, size);
        var length = (int)FileContent.Bound(call, call.Options["length"], "length", 0, 0, size - offset);
        lock (found)
        {
            var own = call.Options["position"].Kind == ArgumentKind.Number;
            var bytes = call.Got(found.File.Read(own ? FileContent.Bound(call, call.Options["position"], "position", 0, 0, long.MaxValue) : found.Position, length));
            if (!own) found.Position += bytes.Length;
            return bytes;
        }
    }

    /// <summary>How many bytes were written: of an ArrayBuffer the part that was asked for, of a text all in its encoding.</summary>
    public Argument Write(FileCall call)
    {
        var (found, bytes) = (Find(call), FileContent.Data(call));
        if (call.Options["data"].AsBytes is not null)
        {
            var offset = FileContent.Bound(call, call.Options["offset"], "offset", 0, 0, bytes.Length);
            var length = FileContent.Bound(call, call.Options["length"], "length", bytes.Length - offset, 0, bytes.Length - offset);
            bytes = bytes[(int)offset..(int)(offset + length)];
        }

        lock (found)
        {
            var own = call.Options["position"].Kind == ArgumentKind.Number;
            var behind = call.Got(found.File.Write(own ? FileContent.Bound(call, call.Options["position"], "position", 0, 0, int.MaxValue) : found.Position, bytes));
            if (!own) found.Position = behind;
            return Argument.Object(("bytesWritten", Argument.Of(bytes.Length)));
        }
    }

    private Descriptor Find(FileCall call) =>
        call.Options["fd"].AsString is { } fd && _open.TryGetValue(fd, out var found) ? found : throw Unknown(call);

    private static FileDeedException Unknown(FileCall call) => call.Failed(FailureKind.Parameter, "", "bad file descriptor");

    private sealed class Descriptor(IOpenFile file)
    {
        public IOpenFile File => file;

        /// <summary>Where the next call without a position of its own reads or writes.</summary>
        public long Position { get; set; }
    }
}
