using MiniActors.Model;
using MiniActors.Platforms;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Callbacks;

/// <summary>The listeners of one RequestTask, UploadTask or DownloadTask; most have none.</summary>
internal sealed class TransferListeners
{
    private Listeners<HttpHead>? _head;
    private Listeners<TransferProgress>? _progress;
    private Listeners<byte[]>? _chunk;

    /// <summary><c>onHeadersReceived</c>.</summary>
    public Listeners<HttpHead> Head => Made(ref _head);

    /// <summary><c>onProgressUpdate</c>.</summary>
    public Listeners<TransferProgress> Progress => Made(ref _progress);

    /// <summary><c>onChunkReceived</c>.</summary>
    public Listeners<byte[]> Chunk => Made(ref _chunk);

    /// <summary>Calls those who listen to this.</summary>
    public void Tell(ITransferEvent told, Guest guest)
    {
        switch (told)
        {
            case TransferHead head:
                Tell(head.Head, guest);
                break;
            case TransferProgressed progressed:
                _progress?.Tell(progressed.Progress, guest);
                break;
            case TransferChunk chunk:
                _chunk?.Tell(chunk.Bytes, guest);
                break;
        }
    }

    /// <summary>Calls those who listen to the head.</summary>
    public void Tell(HttpHead head, Guest guest) => _head?.Tell(head, guest);

    /// <summary>True when nobody would hear this.</summary>
    public bool IsDeafTo(ITransferEvent told) => told switch
    {
        TransferHead => _head is null,
        TransferProgressed => _progress is null,
        _ => false,
    };

    // Two threads may make one at the same time; one wins.
    private static Listeners<T> Made<T>(ref Listeners<T>? place)
    {
        if (place is null) Interlocked.CompareExchange(ref place, new Listeners<T>(ListenerForm.List), null);
        return place;
    }
}
