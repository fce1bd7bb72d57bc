using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;

namespace MiniActors.Scripting;

/// <summary><c>setStorage</c>, <c>getStorageSync</c> and their kind, in the form of the platform.</summary>
internal sealed class StorageApi(HostSurroundings around)
{
    private const int Kibi = 1024;
    private const string SyncSuffix = "Sync";

    private readonly StorageShelf _shelf = new(around.Profile.Host.StorageKeyLimit, around.Profile.Host.StorageLimit);
    private readonly StorageValues _values = new(around.Engine, around.Profile.Host.StorageDates);
    private StorageBatch? _batch;

    private HostPolicy Policy => around.Profile.Host;

    private StorageBatch Batch => _batch ??= new StorageBatch(around, Set, Get);

    /// <summary>The function of a name; null: it is none of the storage's.</summary>
    public JsValue? Make(string name)
    {
        var isSync = name.EndsWith(SyncSuffix, StringComparison.Ordinal);
        return DeedOf(isSync ? name[..^SyncSuffix.Length] : name) is not { } deed ? null
            : !isSync ? around.Function(name, arguments => Asynchronous(name, HostSurroundings.First(arguments), deed))
            : Policy.StorageForm == StorageForm.Options ? around.Function(name, arguments => ByOptions(name, HostSurroundings.First(arguments), deed))
            : around.Function(name, arguments => ByArguments(name, arguments, deed));
    }

    private StorageBatch.Deed? DeedOf(string name) => name switch
    {
        "setStorage" => Set,
        "getStorage" => Get,
        "batchSetStorage" => (api, list, _) => Batch.Set(api, list),
        "batchGetStorage" => (api, list, _) => Batch.Get(api, list),
        "removeStorage" => (api, key, _) => WithKey(api, key, text =>
        {
            _shelf.Remove(text);
            return HostAnswer.Done.Plain;
        }),
        "clearStorage" => (_, _, _) =>
        {
            _shelf.Clear();
            return HostAnswer.Done.Plain;
        }
        ,
        "getStorageInfo" => (_, _, _) => new HostAnswer.Done(Argument.Object(
            ("keys", Argument.Array([.. _shelf.Keys.Select(Argument.Of)])),
            ("currentSize", Argument.Of((_shelf.Size + Kibi - 1) / Kibi)),
            ("limitSize", Argument.Of(Policy.StorageLimit / Kibi)))),
        _ => null,
    };

    private HostAnswer Set(string api, JsValue key, JsValue data) => WithKey(api, key, text =>
    {
        var (before, old) = (_shelf.Size, _shelf.Find(text));
        if (_shelf.Set(text, _values.Keep(data)) is { } why) return Fail(api, FailureKind.StorageFull, why);
        if (PhoneLimitRule.OfStorage(around.Profile, api, before, _shelf.Size) is not { } met) return HostAnswer.Done.Plain;
        around.Note(met);
        if (StrictRule.Refusal(around.Profile, around.Program, api, met) is not { } refusal) return HostAnswer.Done.Plain;
        if (old is null) _shelf.Remove(text);
        else _shelf.Set(text, old);
        return new HostAnswer.Failed(refusal);
    });

    private HostAnswer Get(string api, JsValue key, JsValue data) => WithKey(api, key, text =>
    {
        if (_shelf.Find(text) is { } kept) return new HostAnswer.Done(Argument.Object()) { Adds = told => told.FastSetDataProperty("data", _values.Make(kept)) };
        return Policy.StorageMissing == StorageMissing.Nothing
            ? new HostAnswer.Done(Argument.Object(("data", Argument.Null)))
            : Fail(api, FailureKind.StorageMissing, "data not found");
    });

    private HostAnswer WithKey(string api, JsValue key, Func<string, HostAnswer> deed) => key.IsString()
        ? deed(key.AsString())
        : new HostAnswer.Failed(around.Wrong(api, $"parameter.key should be String instead of {Brand(key)}"));

    private JsValue Asynchronous(string api, JsValue argument, StorageBatch.Deed deed)
    {
        var list = api switch { "batchSetStorage" => "kvList", "batchGetStorage" => "keyList", _ => null };
        var options = CallOptions.Read(around.Engine, argument, raw: list ?? "data");
        return around.Calls.Start(api, options, (read, tell) =>
            tell(Guarded(api, () => list is null ? deed(api, Text(read.Values["key"]), read.Raw) : deed(api, read.Raw, JsValue.Undefined))));
    }

    private JsValue ByArguments(string api, JsValue[] arguments, StorageBatch.Deed deed)
    {
        var answer = deed(api, HostSurroundings.At(arguments, 0), HostSurroundings.At(arguments, 1));
        if (answer is HostAnswer.Failed { Failure: var failure })
            return failure.Kind == FailureKind.StorageMissing ? JsString.Empty : throw around.Thrown(failure);
        var told = Written((HostAnswer.Done)answer);
        return api switch
        {
            "getStorageSync" => told.Get("data"),
            "batchGetStorageSync" => told.Get("dataList"),
            "getStorageInfoSync" => told,
            _ => JsValue.Undefined,
        };
    }

    /// <summary>The result object says whether it went well; nothing is thrown.</summary>
    private JsValue ByOptions(string api, JsValue argument, StorageBatch.Deed deed)
    {
        var options = argument as ObjectInstance;
        var answer = Guarded(api, () => deed(api, options?.Get("key") ?? JsValue.Undefined, options?.Get("data") ?? JsValue.Undefined));
        if (answer is HostAnswer.Done done)
        {
            var told = Written(done);
            told.FastSetDataProperty("success", JsBoolean.True);
            return told;
        }

        var failure = ((HostAnswer.Failed)answer).Failure;
        var failed = new JsObject(around.Engine);
        if (failure.Code is { } code) failed.FastSetDataProperty(around.Profile.Dialect.CodeField, code);
        failed.FastSetDataProperty(around.Profile.Dialect.MessageField, failure.Message);
        failed.FastSetDataProperty("success", JsBoolean.False);
        return failed;
    }

    /// <summary>A value that is no JSON goes to fail here, where nothing is thrown.</summary>
    private HostAnswer Guarded(string api, Func<HostAnswer> deed)
    {
        try
        {
            return deed();
        }
        catch (JavaScriptException thrown)
        {
            return new HostAnswer.Failed(around.Wrong(api, $"data cannot be stored: {Inspector.Show(thrown.Error)}"));
        }
    }

    private JsObject Written(HostAnswer.Done done)
    {
        var told = (JsObject)ValueWriter.Of(around.Engine, done.Fields);
        done.Adds?.Invoke(told);
        return told;
    }

    private HostAnswer.Failed Fail(string api, FailureKind kind, string detail) =>
        new(around.Profile.Errors.SayOf(ErrorVocabulary.Storage, api, kind, ("detail", detail)));

    private JsValue Text(Argument key) => ValueWriter.Of(around.Engine, key);

    /// <summary>The type of a value, as failures name it.</summary>
    public static string Brand(JsValue value) => value.IsUndefined() ? "Undefined" : value.IsNull() ? "Null" : value.Type.ToString();
}
