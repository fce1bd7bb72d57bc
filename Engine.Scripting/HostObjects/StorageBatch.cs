using Jint;
using Jint.Native;
using MiniActors.Model;

namespace MiniActors.Scripting;

/// <summary>
/// <c>batchSetStorage</c> and <c>batchGetStorage</c>: one after the other, in the order of the list. Source: WeChat's typings;
/// docs/decisions/0015.
/// </summary>
internal sealed class StorageBatch(HostSurroundings around, StorageBatch.Deed set, StorageBatch.Deed get)
{
    /// <summary>Carries out one: the key, and the value to keep.</summary>
    public delegate HostAnswer Deed(string api, JsValue key, JsValue data);

    /// <summary>Keeps each <c>{ key, value }</c>; the first that cannot be kept fails the call, and what came before it stays.</summary>
    public HostAnswer Set(string api, JsValue list)
    {
        if (list is not JsArray entries) return Wrong(api, "kvList", list);
        for (uint index = 0; index < entries.Length; index++)
        {
            var entry = entries[index];
            if (!entry.IsObject()) return Wrong(api, $"kvList[{index}]", entry);
            if (set(api, entry.AsObject().Get("key"), entry.AsObject().Get("value")) is HostAnswer.Failed failed) return failed;
        }

        return HostAnswer.Done.Plain;
    }

    /// <summary>The values in the order of their keys, in <c>dataList</c>; an empty text where there is none.</summary>
    public HostAnswer Get(string api, JsValue list)
    {
        if (list is not JsArray keys) return Wrong(api, "keyList", list);
        var found = new JsArray(around.Engine, (uint)0);
        for (uint index = 0; index < keys.Length; index++)
        {
            var answer = get(api, keys[index], JsValue.Undefined);
            if (answer is HostAnswer.Failed { Failure.Kind: not FailureKind.StorageMissing } failed) return failed;
            found.Push(answer is HostAnswer.Done done ? Value(done) : JsString.Empty);
        }

        return new HostAnswer.Done(Argument.Object()) { Adds = told => told.FastSetDataProperty("dataList", found) };
    }

    private JsValue Value(HostAnswer.Done done)
    {
        var told = (JsObject)ValueWriter.Of(around.Engine, done.Fields);
        done.Adds?.Invoke(told);
        return told.Get("data");
    }

    private HostAnswer.Failed Wrong(string api, string name, JsValue value) =>
        new(around.Wrong(api, $"parameter.{name} should be {(name.Contains('[', StringComparison.Ordinal) ? "Object" : "Array")} instead of {StorageApi.Brand(value)}"));
}
