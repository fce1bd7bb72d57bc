using MiniActors.Model;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Api;

public sealed partial class MiniProgram
{
    /// <summary>Begins an HTTP request.</summary>
    public RequestTask Request(RequestOptions options) => Ask(options, null);

    /// <summary>Makes an HTTP request; cancelling aborts it.</summary>
    /// <exception cref="MiniProgramException">The request failed, in the platform's words.</exception>
    public Task<RequestResult> RequestAsync(RequestOptions options, CancellationToken cancellationToken = default) =>
        Promise<RequestResult>((promise, _) => Ask(options, promise).Abort, cancellationToken);

    private RequestTask Ask(RequestOptions options, TaskCompletionSource<RequestResult>? promise)
    {
        ArgumentNullException.ThrowIfNull(options);
        var call = Enter(options, Shape, promise);
        Tell(new Request(call, Arguments.Options(
            ("url", Argument.Of(options.Url)),
            ("header", Arguments.Of(options.Header)),
            ("method", Argument.Of(options.Method)),
            ("data", Arguments.Of(options.Data)),
            ("dataType", Argument.Of(options.DataType)),
            ("responseType", Argument.Of(options.ResponseType)),
            ("timeout", Arguments.Of(options.Timeout)))));
        var task = new RequestTask(call, () => Tell(new AbortTransfer(call)));
        options.GetRawResult?.Invoke(task);
        return task;
    }

    private static RequestResult Shape(CallResult result)
    {
        var answer = ((CallResult.Response)result).Answer;
        return new RequestResult(Arguments.ToObject(answer.Data), answer.StatusCode, answer.Headers, answer.Cookies);
    }
}
