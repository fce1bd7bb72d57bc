using MiniActors.Files;

namespace MiniActors.Adapters;

/// <summary>A stream that was lent to be sent, from where it stands.</summary>
internal sealed class LentSource : IFileSource
{
    private readonly LentStream _lent;
    private readonly long _start;
    private readonly long? _most;
    private bool _read;
    private int _fault = -1;
    private volatile bool _over;

    private LentSource(LentStream lent, long? most)
    {
        (_lent, _most) = (lent, most);
        CanReplay = lent.Stream.CanSeek;
        if (!CanReplay) return;
        _start = lent.Stream.Position;
        Length = Math.Max(0, lent.Stream.Length - _start);
    }

    public long? Length { get; }

    public bool CanReplay { get; }

    public StoreFault? Fault => Volatile.Read(ref _fault) is >= 0 and var fault ? (StoreFault)fault : null;

    /// <summary>Looks at a stream, which is given back with the source, or at once where it is of no use.</summary>
    public static StoreOutcome<IFileSource> Open(LentStream lent, long? most)
    {
        try
        {
            if (!lent.Stream.CanRead) return Refused(StoreFault.Unreadable, "the stream cannot be read");
            var source = new LentSource(lent, most);
            return source.Length > most ? Refused(StoreFault.TooLarge, $"the stream has more than {most} bytes") : new StoreOutcome<IFileSource>.Got(source);
        }
        catch (Exception thrown)
        {
            return Refused(StoreFault.Unreadable, thrown.Message);
        }

        StoreOutcome<IFileSource> Refused(StoreFault fault, string cause)
        {
            lent.GiveBack();
            return new StoreOutcome<IFileSource>.Failed(fault, cause);
        }
    }

    public Stream Open()
    {
        if (_read && !CanReplay) throw Failed(StoreFault.Unreadable, new NotSupportedException("The stream can be read only once."));
        if (_read) _lent.Stream.Position = _start;
        _read = true;
        return new Reader(this);
    }

    public void Dispose()
    {
        _over = true;
        _lent.GiveBackLater();
    }

    private Exception Failed(StoreFault fault, Exception cause)
    {
        Interlocked.CompareExchange(ref _fault, (int)fault, -1);
        return cause;
    }

    /// <summary>Reads on while the call goes on, and no more than may be sent. A read that does not heed its token is left alone.</summary>
    private sealed class Reader(LentSource source) : Stream
    {
        private long _total;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                ObjectDisposedException.ThrowIf(source._over, source);
                var reading = source._lent.Stream.ReadAsync(buffer, cancellationToken);
                return Counted(reading.IsCompletedSuccessfully
                    ? await reading.ConfigureAwait(false)
                    : await reading.AsTask().WaitAsync(cancellationToken).ConfigureAwait(false));
            }
            catch (Exception thrown) when (!cancellationToken.IsCancellationRequested)
            {
                throw source.Failed(StoreFault.Unreadable, thrown);
            }
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            try
            {
                ObjectDisposedException.ThrowIf(source._over, source);
                return Counted(source._lent.Stream.Read(buffer, offset, count));
            }
            catch (Exception thrown)
            {
                throw source.Failed(StoreFault.Unreadable, thrown);
            }
        }

        private int Counted(int count) => (_total += count) > source._most
            ? throw source.Failed(StoreFault.TooLarge, new IOException($"the stream has more than {source._most} bytes"))
            : count;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
