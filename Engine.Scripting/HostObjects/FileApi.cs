using Jint;
using Jint.Native;
using Jint.Native.Object;
using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>
/// <c>getFileSystemManager</c>, and the functions for files that the native object has itself. The asynchronous ones work on
/// the store's thread; the synchronous ones on the script's, because that is what they are for.
/// </summary>
internal sealed class FileApi
{
    private const string Sync = "Sync";

    private readonly HostSurroundings _around;
    private readonly FileDeeds _deeds;
    private readonly FileQueue? _queue;
    private ObjectInstance? _system;

    public FileApi(HostSurroundings around)
    {
        _around = around;
        _queue = around.Files is { } store ? new FileQueue(store) : null;
        _deeds = new FileDeeds(around.Profile, around.Program, around.Files);
    }

    /// <summary>The function of a name; null: it is none for files.</summary>
    public JsValue? Make(string name) => name switch
    {
        "getFileSystemManager" => _around.Function(name, _ => _system ??= ProfileLayouts.Of(_around.Profile).FileSystem.Make(_around.Engine, Function)),
        "saveFile" or "getFileInfo" or "getSavedFileList" or "getSavedFileInfo" or "removeSavedFile" =>
            _around.Function(name, arguments => Asynchronous(name, HostSurroundings.First(arguments), _around.Profile.Host.GlobalPath)),
        _ => null,
    };

    private JsValue Function(string name) => name.EndsWith(Sync, StringComparison.Ordinal)
        ? _around.Function(name, arguments => Synchronous(name, name[..^Sync.Length], arguments))
        : _around.Function(name, arguments => Asynchronous(name, HostSurroundings.First(arguments), ""));

    private JsValue Asynchronous(string api, JsValue argument, string pathName)
    {
        return _around.Calls.Start(api, CallOptions.Read(_around.Engine, argument, BufferOf(api)), (options, tell) =>
        {
            var values = WithSize(options);
            void Do() => tell(Shaped(api, _deeds.Do(api, api, values, pathName), options.Raw));
            if (_queue is not null) _queue.Add(Do);
            else Do();
        });
    }

    private JsValue Synchronous(string api, string function, JsValue[] arguments)
    {
        var options = OptionsOf(api, function, arguments, out var raw);
        var answer = Shaped(function, _deeds.Do(api, function, options, ""), raw);
        if (answer is HostAnswer.Failed failed)
        {
            var thrown = _around.Thrown(failed.Failure);
            if (thrown.Error is ObjectInstance error && CodeField is { } besides && failed.Failure.Code is { } code) error.Set(besides, JsNumber.Create(code));
            throw thrown;
        }

        var done = (HostAnswer.Done)answer;
        var told = (JsObject)ValueWriter.Of(_around.Engine, done.Fields);
        done.Adds?.Invoke(told);
        if (_around.Profile.Host.FileResults == SyncResult.Fields || FileSignatures.Gives(function) == FileSignatures.Whole) return told;
        return FileSignatures.Gives(function) is { Length: > 0 } field ? told.Get(field) : JsValue.Undefined;
    }

    /// <summary>The arguments one by one, or an options object in their place.</summary>
    private Argument OptionsOf(string api, string function, JsValue[] arguments, out JsValue raw)
    {
        raw = JsValue.Undefined;
        if (BufferOf(function) is { } buffer)
        {
            var read = CallOptions.Read(_around.Engine, HostSurroundings.First(arguments), buffer);
            raw = read.Raw;
            return WithSize(read);
        }

        var reader = new ArgumentReader(_around.Engine);
        try
        {
            return HostSurroundings.First(arguments) is ObjectInstance first && !first.IsCallable()
                ? reader.Read(first)
                : FileSignatures.Named(function, [.. arguments.Select(reader.Read)]);
        }
        catch (UnreadableArgumentException unreadable)
        {
            throw _around.Thrown(_around.Wrong(api, unreadable.Message));
        }
    }

    private string? CodeField => _around.Profile.Host.FileCodeField is { Length: > 0 } name ? name : null;

    /// <summary>What <c>stat</c> tells has functions, which only the script's realm can make; a failure may have its number twice.</summary>
    private HostAnswer Shaped(string function, HostAnswer answer, JsValue buffer) => answer switch
    {
        HostAnswer.Done done when function == "read" => new HostAnswer.Done(Argument.Object(("bytesRead", Argument.Of(done.Fields["data"].AsBytes!.Length))))
        {
            Adds = told => Fill(told, buffer, done.Fields["data"].AsBytes!, done.Fields["offset"].AsNumber),
        },
        HostAnswer.Done done when function is "stat" or "fstat" => done with { Adds = told => AddKinds(told.Get("stats")) },
        HostAnswer.Failed { Failure.Code: { } code } failed when CodeField is { } name => failed with { Adds = told => told.FastSetDataProperty(name, code) },
        _ => answer,
    };

    /// <summary>The option that is the script's own buffer, into which is read; null: there is none.</summary>
    private static string? BufferOf(string function) => function == "read" ? "arrayBuffer" : null;

    /// <summary>The options, and how large that buffer is.</summary>
    private static Argument WithSize(CallOptions options) => options.Raw.IsArrayBuffer() && options.Raw.AsArrayBuffer() is { } buffer
        ? Argument.Object([.. options.Values.Members, KeyValuePair.Create(FileDescriptors.BufferSize, Argument.Of(buffer.Length))])
        : options.Values;

    /// <summary>The buffer may have been taken from the script meanwhile; then there is nothing to fill.</summary>
    private static void Fill(JsObject told, JsValue buffer, byte[] bytes, double offset)
    {
        if (buffer.IsArrayBuffer() && buffer.AsArrayBuffer() is { } target && target.Length >= (int)offset + bytes.Length) bytes.CopyTo(target, (int)offset);
        told.FastSetDataProperty("arrayBuffer", buffer);
    }

    private void AddKinds(JsValue stats)
    {
        if (stats is JsArray all)
        {
            for (uint index = 0; index < all.Length; index++) AddKinds(all[index].Get("stats"));
            return;
        }

        var entry = stats.AsObject();
        var isDirectory = FileStats.IsDirectory(entry.Get("mode").AsNumber());
        entry.CreateDataProperty("isDirectory", _around.Function("isDirectory", _ => isDirectory ? JsBoolean.True : JsBoolean.False));
        entry.CreateDataProperty("isFile", _around.Function("isFile", _ => isDirectory ? JsBoolean.False : JsBoolean.True));
    }
}
