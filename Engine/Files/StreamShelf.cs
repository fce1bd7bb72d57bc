using System.Collections.Concurrent;
using System.Globalization;
using MiniActors.Model;

namespace MiniActors.Files;

/// <summary>
/// The streams that a C# program lends to its calls, each under the place that names it. The program's threads put them down
/// before the call is told, the call takes its own, and what no call took is given back with the answer. Safe from any thread.
/// </summary>
internal sealed class StreamShelf : IDisposable
{
    // Made for the first one: most programs lend none.
    private ConcurrentDictionary<FilePlace, LentStream>? _lent;
    private volatile bool _closed;

    /// <summary>How many lie here.</summary>
    public int Count => _lent?.Count ?? 0;

    /// <summary>Puts a stream down for a call; where it is found.</summary>
    /// <param name="call">The call.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="disposes">True: it is disposed of when the call is through with it.</param>
    public FilePlace Lend(CallId call, Stream stream, bool disposes)
    {
        var place = PlaceOf(call);
        LazyInitializer.EnsureInitialized(ref _lent, static () => new(concurrencyLevel: 1, capacity: 1))[place] = new LentStream(stream, disposes);
        // The session has ended, and nobody will take it.
        if (_closed) GiveBack(call);
        return place;
    }

    /// <summary>Takes a stream, which is the taker's to give back; null: there is none.</summary>
    public LentStream? Take(FilePlace place) => _lent is { } all && all.TryRemove(place, out var lent) ? lent : null;

    /// <summary>The call is answered: what it did not take is given back.</summary>
    public void GiveBack(CallId call)
    {
        if (_lent is { IsEmpty: false }) Take(PlaceOf(call))?.GiveBackLater();
    }

    /// <summary>The session has ended: all is given back.</summary>
    public void Dispose()
    {
        _closed = true;
        // Whoever makes the table after this look sees that it is closed.
        Interlocked.MemoryBarrier();
        foreach (var place in _lent?.Keys ?? []) Take(place)?.GiveBackLater();
    }

    private static FilePlace PlaceOf(CallId call) => new(FileRoot.Lent, call.Value.ToString(CultureInfo.InvariantCulture));
}

/// <summary>A stream of somebody else's.</summary>
/// <param name="stream">The stream.</param>
/// <param name="disposes">True: giving it back disposes of it.</param>
internal sealed class LentStream(Stream stream, bool disposes)
{
    private int _given;

    /// <summary>The stream.</summary>
    public Stream Stream => stream;

    /// <summary>It is not needed any more; how it ends changes nothing.</summary>
    public void GiveBack()
    {
        if (!disposes || Interlocked.Exchange(ref _given, 1) != 0) return;
        try
        {
            stream.Dispose();
        }
        catch (Exception)
        {
            // It is somebody else's, and its call is over.
        }
    }

    /// <summary>The same on a thread where waiting harms nobody.</summary>
    public void GiveBackLater()
    {
        if (disposes) ThreadPool.UnsafeQueueUserWorkItem(static lent => lent.GiveBack(), this, preferLocal: false);
    }
}
