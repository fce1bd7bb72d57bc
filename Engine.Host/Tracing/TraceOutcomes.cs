using System.Text.Json;
using System.Text.Json.Nodes;
using MiniActors.Model;

namespace MiniActors.Host.Tracing;

/// <summary>Results and failures as a trace writes them: the same names on every platform.</summary>
internal sealed class TraceOutcomes(TraceValues values)
{
    /// <summary>What a call brought; null: nothing but its success.</summary>
    public JsonObject? Of(CallResult? result) => result switch
    {
        CallResult.Connecting connecting => new JsonObject { ["socket"] = connecting.Socket.Value },
        CallResult.Response { Answer: var answer } => Of(answer),
        CallResult.Uploaded up => new JsonObject { ["statusCode"] = up.StatusCode, ["header"] = values.Fields(up.Headers), ["data"] = values.Text(up.Data) },
        CallResult.Downloaded down => new JsonObject
        {
            ["statusCode"] = down.StatusCode,
            ["header"] = values.Fields(down.Headers),
            ["path"] = down.FilePath ?? down.TempFilePath,
        },
        _ => null,
    };

    /// <summary>Why a call or a socket failed.</summary>
    public JsonObject Of(Failure failure)
    {
        var written = new JsonObject { ["kind"] = Name(failure.Kind), ["message"] = values.Text(failure.Message) };
        if (failure.Code is { } code) written["code"] = code;
        if (failure.Answer is { } answer) written["answer"] = Of(answer);
        return written;
    }

    /// <summary>A word of the engine, as JavaScript writes names.</summary>
    public static string Name(Enum word) => JsonNamingPolicy.CamelCase.ConvertName(word.ToString());

    private JsonObject Of(HttpAnswer answer) => new()
    {
        ["statusCode"] = answer.StatusCode,
        ["header"] = values.Fields(answer.Headers),
        ["data"] = values.Value(answer.Data),
    };
}
