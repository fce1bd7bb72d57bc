using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Callbacks;

/// <summary>The listeners of one RequestTask, UploadTask or DownloadTask.</summary>
internal sealed class TransferListeners
{
    /// <summary><c>onHeadersReceived</c>.</summary>
    public Listeners<HttpHead> Head { get; } = new(ListenerForm.List);

    /// <summary><c>onProgressUpdate</c>.</summary>
    public Listeners<TransferProgress> Progress { get; } = new(ListenerForm.List);

    /// <summary><c>onChunkReceived</c>.</summary>
    public Listeners<byte[]> Chunk { get; } = new(ListenerForm.List);
}
