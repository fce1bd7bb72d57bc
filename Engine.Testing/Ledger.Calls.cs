using MiniActors.Api;

namespace MiniActors.Testing;

/// <content>The calls that a ledger makes; the callbacks of the options are called as well.</content>
public sealed partial class Ledger
{
    /// <summary>Calls <c>request</c>. What the listeners of its task hear is noted too.</summary>
    public LedgerCall<RequestResult> Request(RequestOptions options)
    {
        var call = Enter("request", options);
        _program.Request(options with
        {
            Success = call.Success,
            Fail = call.Fail,
            Complete = call.Complete,
            GetRawResult = task =>
            {
                task.OnHeadersReceived(_ => call.Note("head"));
                task.OnChunkReceived(_ => call.Note("chunk"));
                options.GetRawResult?.Invoke(task);
            },
        });
        return call;
    }

    /// <summary>Calls <c>uploadFile</c>. What the listeners of its task hear is noted too.</summary>
    public LedgerCall<UploadFileResult> UploadFile(UploadFileOptions options)
    {
        var call = Enter("uploadFile", options);
        _program.UploadFile(options with
        {
            Success = call.Success,
            Fail = call.Fail,
            Complete = call.Complete,
            GetRawResult = task =>
            {
                task.OnHeadersReceived(_ => call.Note("head"));
                task.OnProgressUpdate(_ => call.Note("progress"));
                options.GetRawResult?.Invoke(task);
            },
        });
        return call;
    }

    /// <summary>Calls <c>downloadFile</c>. What the listeners of its task hear is noted too.</summary>
    public LedgerCall<DownloadFileResult> DownloadFile(DownloadFileOptions options)
    {
        var call = Enter("downloadFile", options);
        _program.DownloadFile(options with
        {
            Success = call.Success,
            Fail = call.Fail,
            Complete = call.Complete,
            GetRawResult = task =>
            {
                task.OnHeadersReceived(_ => call.Note("head"));
                task.OnProgressUpdate(_ => call.Note("progress"));
                options.GetRawResult?.Invoke(task);
            },
        });
        return call;
    }

    /// <summary>Calls <c>connectSocket</c>; the events are on the page of the socket that success tells.</summary>
    public LedgerCall<ConnectSocketResult> ConnectSocket(ConnectSocketOptions options)
    {
        var call = Enter("connectSocket", options);
        _program.ConnectSocket(options with
        {
            Success = call.Success,
            Fail = call.Fail,
            Complete = call.Complete,
            GetRawResult = task =>
            {
                var page = Socket(task.Id.Value);
                page.HasTask = true;
                task.OnOpen(page.Note);
                task.OnMessage(page.Note);
                task.OnError(page.Note);
                task.OnClose(page.Note);
                options.GetRawResult?.Invoke(task);
            },
        });
        return call;
    }

    /// <summary>Calls <c>sendSocketMessage</c>.</summary>
    public LedgerCall<Done> SendSocketMessage(SendSocketMessageOptions options)
    {
        var call = Enter("sendSocketMessage", options);
        _program.SendSocketMessage(options with { Success = call.Success, Fail = call.Fail, Complete = call.Complete });
        return call;
    }

    /// <summary>Calls <c>closeSocket</c>.</summary>
    public LedgerCall<Done> CloseSocket(CloseSocketOptions? options = null)
    {
        var given = options ?? new CloseSocketOptions();
        var call = Enter("closeSocket", given);
        _program.CloseSocket(given with { Success = call.Success, Fail = call.Fail, Complete = call.Complete });
        return call;
    }

    private LedgerCall<TResult> Enter<TResult>(string api, ApiOptions<TResult> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var call = new LedgerCall<TResult>($"{Interlocked.Increment(ref _lastCall)} {api}", options);
        _calls.Enqueue(call);
        return call;
    }

    private int _lastCall;
}
