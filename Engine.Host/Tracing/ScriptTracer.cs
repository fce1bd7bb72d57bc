using System.Text.Json.Nodes;
using MiniActors.Model;
using MiniActors.Scripting;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Host.Tracing;

/// <summary>Writes what a script does and is told to a trace, as <c>docs/trace.md</c> says.</summary>
internal sealed class ScriptTracer : IScriptObserver
{
    private readonly TraceFile _file;
    private readonly TraceValues _values;
    private readonly TraceOutcomes _outcomes;

    /// <param name="file">Where the lines go; it belongs to the caller.</param>
    /// <param name="secrets">True: secrets are written as they are.</param>
    public ScriptTracer(TraceFile file, bool secrets)
    {
        _file = file;
        _values = new TraceValues(secrets);
        _outcomes = new TraceOutcomes(_values);
    }

    /// <summary>The first line.</summary>
    public void Begin(string script, string platform, Version baseLibrary) => _file.Write("start", new JsonObject
    {
        ["version"] = 1,
        ["script"] = script,
        ["platform"] = platform,
        ["baseLibrary"] = baseLibrary.ToString(),
    });

    public void Called(ScriptCall call)
    {
        var line = new JsonObject { ["call"] = call.Id.Value, ["api"] = call.Api };
        if (call.Socket is { } socket) line["socket"] = socket.Value;
        line["options"] = _values.Options(call.Options);
        _file.Write("call", At(line, call.Place));
    }

    public void Answering(ScriptAnswer answer)
    {
        var line = new JsonObject { ["call"] = answer.Call.Value, ["api"] = answer.Api, ["name"] = TraceOutcomes.Name(answer.Callback) };
        if (answer.Callback == ScriptCallback.Success && _outcomes.Of(answer.Result) is { } result) line["result"] = result;
        if (answer is { Callback: ScriptCallback.Fail, Failure: { } failure }) line["failure"] = _outcomes.Of(failure);
        _file.Write("callback", At(line, answer.Place));
    }

    public void Telling(IEvent told)
    {
        switch (told)
        {
            case SocketReceived received:
                foreach (var frame in received.Frames) Event("socketMessage", received, ("data", _values.Message(frame)));
                break;
            case SocketOpened opened:
                Event("socketOpen", opened, ("header", _values.Fields(opened.Headers)), ("protocol", opened.Protocol));
                break;
            case SocketErred erred:
                Event("socketError", erred, ("failure", _outcomes.Of(erred.Failure)));
                break;
            case SocketClosed closed:
                Event("socketClose", closed, ("code", closed.Reason.Code), ("reason", _values.Text(closed.Reason.Reason)), ("wasClean", closed.WasClean));
                break;
            case TransferHead { Head: var head } transfer:
                Event("headers", transfer, ("statusCode", head.StatusCode), ("header", _values.Fields(head.Headers)));
                break;
            case TransferProgressed { Progress: var progress } transfer:
                Event("progress", transfer, ("percent", progress.Percent), ("done", progress.Done), ("total", progress.Total));
                break;
            case TransferChunk chunk:
                Event("chunk", chunk, ("data", TraceValues.Bytes(chunk.Bytes)));
                break;
            case Hidden:
                Event("hide", new JsonObject());
                break;
            case Suspended:
                Event("suspended", new JsonObject());
                break;
            case Resumed:
                Event("resumed", new JsonObject());
                break;
            case Shown:
                Event("show", new JsonObject());
                break;
            case NetworkChanged { Network: var network }:
                Network(network);
                break;
            case NetworkPaced { Network: var network }:
                Network(network);
                break;
        }
    }

    public void Aborting(ScriptAbort abort) =>
        _file.Write("abort", At(new JsonObject { ["call"] = abort.Call.Value, ["api"] = abort.Api }, abort.Place));

    public void Noted(ScriptNote note)
    {
        var found = note.Diagnostic;
        var line = new JsonObject { ["api"] = found.Api, ["rule"] = found.Rule, ["message"] = _values.Text(found.Message), ["source"] = found.Source };
        if (note.Call is { } call) line["call"] = call.Value;
        _file.Write("diagnostic", At(line, note.Place));
    }

    public void Faulted(ScriptFault fault)
    {
        var line = new JsonObject { ["kind"] = TraceOutcomes.Name(fault.Kind), ["text"] = _values.Text(fault.Text) };
        _file.Write("error", At(line, ScriptPlace.InStack(fault.Text)));
    }

    public void Ended(ScriptEnd end)
    {
        if (end.Fault is { } fault) Faulted(fault);
        _file.Write("end", new JsonObject { ["ending"] = TraceOutcomes.Name(end.Ending), ["callbackErrors"] = end.CallbackErrors });
    }

    private void Network(NetworkState network) => Event("network", new JsonObject(), ("networkType", network.Type.NameOf()),
        ("isConnected", network.IsConnected), ("latency", network.Latency?.TotalMilliseconds), ("down", network.DownBytesPerSecond), ("up", network.UpBytesPerSecond));

    private void Event(string name, ISocketEvent told, params ReadOnlySpan<(string Name, JsonNode? Value)> fields) =>
        Event(name, new JsonObject { ["socket"] = told.Socket.Value }, fields);

    private void Event(string name, ITransferEvent told, params ReadOnlySpan<(string Name, JsonNode? Value)> fields) =>
        Event(name, new JsonObject { ["call"] = told.Call.Value }, fields);

    private void Event(string name, JsonObject line, params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        line.Insert(0, "name", name);
        foreach (var (field, value) in fields)
            if (value is not null) line[field] = value;
        _file.Write("event", line);
    }

    private static JsonObject At(JsonObject line, ScriptPlace? place)
    {
        if (place is not null) line["place"] = new JsonObject { ["file"] = place.File, ["line"] = place.Line, ["column"] = place.Column };
        return line;
    }
}
