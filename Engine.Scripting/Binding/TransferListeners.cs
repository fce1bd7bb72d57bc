using Jint;
using Jint.Native;
using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>What a transfer tells before it is answered, in the words of its task.</summary>
internal enum TransferEventKind
{
    HeadersReceived,
    ProgressUpdate,
    ChunkReceived,
}

/// <summary>The listeners of one RequestTask, UploadTask or DownloadTask.</summary>
internal sealed class TransferListeners
{
    private readonly ListenerSet<JsValue>[] _sets = [new(ListenerForm.List), new(ListenerForm.List), new(ListenerForm.List)];

    /// <summary>Those of one event.</summary>
    public IReadOnlyList<JsValue> this[TransferEventKind kind] => _sets[(int)kind].All;

    /// <summary>Carries out a function of the task, <c>onProgressUpdate</c> or <c>offProgressUpdate</c>.</summary>
    public void Apply(string name, JsValue listener)
    {
        var adds = name.StartsWith("on", StringComparison.Ordinal);
        var set = _sets[(int)Enum.Parse<TransferEventKind>(name.AsSpan(adds ? 2 : 3))];
        if (adds && listener.IsCallable()) set.Add(listener);
        else if (!adds) set.Remove(listener.IsCallable() ? listener : null);
    }
}
