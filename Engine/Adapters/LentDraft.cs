using MiniActors.Files;
using MiniActors.Model;

namespace MiniActors.Adapters;

/// <summary>A stream that was lent to be written. What has been written stays written, whatever becomes of the call.</summary>
internal sealed class LentDraft : IFileDraft
{
    private readonly LentStream _lent;
    private readonly FilePlace _place;
    private readonly Writer _content;
    private int _fault = -1;
    private volatile bool _over;

    private LentDraft(LentStream lent, FilePlace place)
    {
        (_lent, _place) = (lent, place);
        _content = new Writer(this);
    }

    public Stream Content => _content;

    public long Length => _content.Written;

    public StoreFault? Fault => Volatile.Read(ref _fault) is >= 0 and var fault ? (StoreFault)fault : null;

    /// <summary>Looks at a stream, which is given back with the draft, or at once where it is of no use.</summary>
    public static StoreOutcome<IFileDraft> Open(LentStream lent, FilePlace place)
    {
        if (lent.Stream.CanWrite) return new StoreOutcome<IFileDraft>.Got(new LentDraft(lent, place));
        lent.GiveBack();
        return new StoreOutcome<IFileDraft>.Failed(StoreFault.Broken, "the stream cannot be written");
    }

    /// <summary>It is written already; what was lent is given back before anyone is told.</summary>
    public StoreOutcome<FilePlace> Commit(string extension)
    {
        _over = true;
        _lent.GiveBack();
        return Fault is { } fault ? new StoreOutcome<FilePlace>.Failed(fault, "a write failed") : new StoreOutcome<FilePlace>.Got(_place);
    }

    public void Dispose()
    {
        _over = true;
        _lent.GiveBackLater();
    }

    private Exception Failed(Exception cause)
    {
        Interlocked.CompareExchange(ref _fault, (int)StoreFault.Broken, -1);
        return cause;
    }

    /// <summary>Writes while the call goes on. A write that does not heed its token is left alone.</summary>
    private sealed class Writer(LentDraft draft) : Stream
    {
        private long _written;

        public long Written => Interlocked.Read(ref _written);

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                ObjectDisposedException.ThrowIf(draft._over, draft);
                var writing = draft._lent.Stream.WriteAsync(buffer, cancellationToken);
                if (!writing.IsCompletedSuccessfully) await writing.AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
                Interlocked.Add(ref _written, buffer.Length);
            }
            catch (Exception thrown) when (!cancellationToken.IsCancellationRequested)
            {
                throw draft.Failed(thrown);
            }
        }

        /// <summary>The end of the body: what the stream holds back goes on. It stays open.</summary>
        public override async ValueTask DisposeAsync()
        {
            if (draft._over || draft.Fault is not null) return;
            try
            {
                await draft._lent.Stream.FlushAsync().ConfigureAwait(false);
            }
            catch (Exception thrown)
            {
                throw draft.Failed(thrown);
            }
        }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Written;

        public override long Position { get => Written; set => throw new NotSupportedException(); }

        public override void Flush() => draft._lent.Stream.Flush();

        public override void Write(byte[] buffer, int offset, int count)
        {
            try
            {
                ObjectDisposedException.ThrowIf(draft._over, draft);
                draft._lent.Stream.Write(buffer, offset, count);
                Interlocked.Add(ref _written, count);
            }
            catch (Exception thrown)
            {
                throw draft.Failed(thrown);
            }
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
