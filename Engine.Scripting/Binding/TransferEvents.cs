using Jint;
using Jint.Native;
using MiniActors.Model;
using MiniActors.Platforms;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Scripting;

/// <summary>Tells the listeners of tasks what happens to their transfer; each in a turn of its own.</summary>
internal sealed class TransferEvents(Engine engine, PlatformProfile profile, ScriptTurn turn, OpenCalls open)
{
    private static readonly string[] DownloadFields = ["totalBytesWritten", "totalBytesExpectedToWrite"];
    private static readonly string[] UploadHeadFields = ["header"];
    private static readonly string[] SeedFields = ["totalBytesSent", "totalBytesExpectedToSend", .. DownloadFields];

    public void Tell(ITransferEvent told)
    {
        if (open.Find(told.Call) is not { Transfer: { } listeners } call) return;
        switch (told)
        {
            case TransferHead head:
                TellAll(listeners[TransferEventKind.HeadersReceived], () => Shape(call, head.Head));
                break;
            case TransferProgressed progressed:
                TellAll(listeners[TransferEventKind.ProgressUpdate], () => Shape(call, progressed.Progress));
                break;
            case TransferChunk chunk:
                TellAll(listeners[TransferEventKind.ChunkReceived], () => Shape(chunk.Bytes));
                break;
        }
    }

    private void TellAll(IReadOnlyList<JsValue> heard, Func<JsObject> shape)
    {
        foreach (var listener in heard) turn.Call(listener, shape());
    }

    /// <summary>An upload has <c>header</c> where a request and a download have <c>headers</c> as well, as in its result.</summary>
    private JsObject Shape(OpenCall call, HttpHead head)
    {
        var shaped = new JsObject(engine);
        foreach (var field in call.Api == "uploadFile" ? UploadHeadFields : profile.Dialect.HeaderFields) shaped.FastSetDataProperty(field, ValueWriter.Of(engine, head.Headers));
        if (call.Api != "request") return shaped;
        shaped.FastSetDataProperty("statusCode", head.StatusCode);
        if (profile.Apis.Has("request.success.cookies")) shaped.FastSetDataProperty("cookies", ValueWriter.Of(engine, head.Cookies));
        return shaped;
    }

    /// <summary>Through <c>React.api</c> an upload has both platforms' names for the same bytes (decision 27).</summary>
    private JsObject Shape(OpenCall call, TransferProgress progress)
    {
        var shaped = new JsObject(engine);
        shaped.FastSetDataProperty("progress", progress.Percent);
        var fields = call.Api == "downloadFile" ? DownloadFields : call.Normalised ? SeedFields : profile.Dialect.UploadProgressFields;
        for (var index = 0; index < fields.Count; index += 2)
        {
            shaped.FastSetDataProperty(fields[index], progress.Done);
            shaped.FastSetDataProperty(fields[index + 1], progress.Total);
        }

        return shaped;
    }

    private JsObject Shape(byte[] bytes)
    {
        var shaped = new JsObject(engine);
        shaped.FastSetDataProperty("data", ValueWriter.Buffer(engine, bytes));
        return shaped;
    }
}
