using MiniActors.Callbacks;
using MiniActors.Model;

namespace MiniActors.Api;

/// <summary>A transfer under way: what RequestTask, UploadTask and DownloadTask share. Its listeners hear nothing after the answer.</summary>
public abstract class TransferTask
{
    private readonly MiniProgram _program;

    private TransferListeners? _listeners;

    private protected TransferTask(CallId call, MiniProgram program) => (Call, _program) = (call, program);

    /// <summary>The call.</summary>
    public CallId Call { get; }

    /// <summary>Who listens; null: nobody ever did.</summary>
    internal TransferListeners? Listening => _listeners;

    // Most have none. Two threads may make it at the same time; one wins.
    private protected TransferListeners Listeners
    {
        get
        {
            if (_listeners is null) Interlocked.CompareExchange(ref _listeners, new TransferListeners(), null);
            return _listeners;
        }
    }

    /// <summary>Ends the transfer: it fails as aborted, unless it has been answered.</summary>
    public void Abort() => _program.Abort(Call);

    /// <summary>Called when the head of the response is there, before the answer.</summary>
    public void OnHeadersReceived(Action<HttpHead> listener) => Listeners.Head.Add(listener);

    /// <summary>Takes a listener off, or all of them.</summary>
    public void OffHeadersReceived(Action<HttpHead>? listener = null) => Listening?.Head.Remove(listener);
}

/// <summary>A <c>request</c> under way.</summary>
public sealed class RequestTask : TransferTask
{
    internal RequestTask(CallId call, MiniProgram program) : base(call, program)
    {
    }

    /// <summary>Called for each piece of the body, with <see cref="RequestOptions.EnableChunked"/>; a slow listener slows the server down.</summary>
    public void OnChunkReceived(Action<byte[]> listener) => Listeners.Chunk.Add(listener);

    /// <summary>Takes a listener off, or all of them.</summary>
    public void OffChunkReceived(Action<byte[]>? listener = null) => Listening?.Chunk.Remove(listener);
}

/// <summary>An <c>uploadFile</c> under way.</summary>
public sealed class UploadTask : TransferTask
{
    internal UploadTask(CallId call, MiniProgram program) : base(call, program)
    {
    }

    /// <summary>Called as bytes are sent, at most ten times a second, and once when all are.</summary>
    public void OnProgressUpdate(Action<TransferProgress> listener) => Listeners.Progress.Add(listener);

    /// <summary>Takes a listener off, or all of them.</summary>
    public void OffProgressUpdate(Action<TransferProgress>? listener = null) => Listening?.Progress.Remove(listener);
}

/// <summary>A <c>downloadFile</c> under way.</summary>
public sealed class DownloadTask : TransferTask
{
    internal DownloadTask(CallId call, MiniProgram program) : base(call, program)
    {
    }

    /// <summary>Called as bytes come, at most ten times a second, and once when all are there.</summary>
    public void OnProgressUpdate(Action<TransferProgress> listener) => Listeners.Progress.Add(listener);

    /// <summary>Takes a listener off, or all of them.</summary>
    public void OffProgressUpdate(Action<TransferProgress>? listener = null) => Listening?.Progress.Remove(listener);
}
