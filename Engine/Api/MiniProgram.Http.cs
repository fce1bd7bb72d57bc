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

    /// <summary>Begins to upload a file as part of a form.</summary>
    public UploadTask UploadFile(UploadFileOptions options) => Upload(options, null);

    /// <summary>Uploads a file as part of a form; cancelling aborts it.</summary>
    /// <exception cref="MiniProgramException">The upload failed, in the platform's words.</exception>
    public Task<UploadFileResult> UploadFileAsync(UploadFileOptions options, CancellationToken cancellationToken = default) =>
        Promise<UploadFileResult>((promise, _) => Upload(options, promise).Abort, cancellationToken);

    /// <summary>Begins to download a file.</summary>
    public DownloadTask DownloadFile(DownloadFileOptions options) => Download(options, null);

    /// <summary>Downloads a file; cancelling aborts it and leaves none.</summary>
    /// <exception cref="MiniProgramException">The download failed, in the platform's words.</exception>
    public Task<DownloadFileResult> DownloadFileAsync(DownloadFileOptions options, CancellationToken cancellationToken = default) =>
        Promise<DownloadFileResult>((promise, _) => Download(options, promise).Abort, cancellationToken);

    private RequestTask Ask(RequestOptions options, TaskCompletionSource<RequestResult>? promise)
    {
        ArgumentNullException.ThrowIfNull(options);
        var call = Own.Calls.Next();
        var task = new RequestTask(call, this);
        Enter(call, new OpenCall<RequestResult>("request", options, Shape, promise, task));
        options.GetRawResult?.Invoke(task);
        Tell(new Request(call, Arguments.Options(
            ("url", Argument.Of(options.Url)),
            ("header", Arguments.Of(options.Header)),
            ("method", Argument.Of(options.Method)),
            ("data", Arguments.Of(options.Data)),
            ("dataType", Argument.Of(options.DataType)),
            ("responseType", Argument.Of(options.ResponseType)),
            ("timeout", Arguments.Of(options.Timeout)),
            ("enableChunked", options.EnableChunked ? Argument.Of(true) : default),
            ("redirect", Argument.Of(options.Redirect)))));
        return task;
    }

    private UploadTask Upload(UploadFileOptions options, TaskCompletionSource<UploadFileResult>? promise)
    {
        ArgumentNullException.ThrowIfNull(options);
        var call = Own.Calls.Next();
        var task = new UploadTask(call, this);
        Enter(call, new OpenCall<UploadFileResult>("uploadFile", options, Shaped, promise, task));
        options.GetRawResult?.Invoke(task);
        var content = options.Content is { } stream
            ? new StreamOffer(_streams.Lend(call, stream, options.DisposeContent)) { FileName = options.FileName, Length = options.Length }
            : null;
        Tell(new UploadFile(call, Arguments.Options(
            ("url", Argument.Of(options.Url)),
            ("filePath", Argument.Of(options.FilePath)),
            ("name", Argument.Of(options.Name)),
            ("header", Arguments.Of(options.Header)),
            ("formData", Arguments.Of(options.FormData)),
            ("fileType", Argument.Of(options.FileType)),
            ("timeout", Arguments.Of(options.Timeout))), content));
        return task;

        static UploadFileResult Shaped(CallResult result)
        {
            var done = (CallResult.Uploaded)result;
            return new UploadFileResult(done.Data, done.StatusCode, done.Headers);
        }
    }

    private DownloadTask Download(DownloadFileOptions options, TaskCompletionSource<DownloadFileResult>? promise)
    {
        ArgumentNullException.ThrowIfNull(options);
        var call = Own.Calls.Next();
        var task = new DownloadTask(call, this);
        Enter(call, new OpenCall<DownloadFileResult>("downloadFile", options, Shaped, promise, task));
        options.GetRawResult?.Invoke(task);
        var target = options.Target is { } stream ? new StreamOffer(_streams.Lend(call, stream, options.DisposeTarget)) : null;
        Tell(new DownloadFile(call, Arguments.Options(
            ("url", Argument.Of(options.Url)),
            ("header", Arguments.Of(options.Header)),
            ("filePath", Argument.Of(options.FilePath)),
            ("timeout", Arguments.Of(options.Timeout))), target));
        return task;

        static DownloadFileResult Shaped(CallResult result)
        {
            var done = (CallResult.Downloaded)result;
            return new DownloadFileResult(done.TempFilePath ?? done.FilePath ?? "", done.FilePath, done.StatusCode, done.Headers);
        }
    }

    /// <summary>Ends a transfer.</summary>
    internal void Abort(CallId call) => Tell(new AbortTransfer(call));

    private static RequestResult Shape(CallResult result)
    {
        var answer = ((CallResult.Response)result).Answer;
        return new RequestResult(Arguments.ToObject(answer.Data), answer.StatusCode, answer.Headers, answer.Cookies);
    }
}
