using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Files;

public sealed class StreamShelfSpecs
{
    private readonly StreamShelf _shelf = new();
    private readonly WatchedStream _stream = new();

    [Fact]
    public void A_stream_is_found_once_by_the_place_of_its_call()
    {
        var place = _shelf.Lend(new CallId(1), _stream, disposes: false);
        Assert.Equal(new FilePlace(FileRoot.Lent, "1"), place);
        Assert.Same(_stream, _shelf.Take(place)?.Stream);
        Assert.Null(_shelf.Take(place));
    }

    [Fact]
    public async Task What_no_call_took_is_disposed_of_with_the_answer_where_the_caller_said_so()
    {
        var kept = new WatchedStream();
        _shelf.Lend(new CallId(1), _stream, disposes: true);
        _shelf.Lend(new CallId(2), kept, disposes: false);

        _shelf.GiveBack(new CallId(1));
        _shelf.GiveBack(new CallId(2));

        await _stream.Disposed.WaitAsync(Patience.Long);
        Assert.Equal(0, _shelf.Count);
        Assert.False(kept.Disposed.IsCompleted);
    }

    [Fact]
    public async Task When_the_session_has_ended_nothing_stays()
    {
        var late = new WatchedStream();
        _shelf.Lend(new CallId(1), _stream, disposes: true);
        _shelf.Dispose();
        _shelf.Lend(new CallId(2), late, disposes: true);

        await _stream.Disposed.WaitAsync(Patience.Long);
        await late.Disposed.WaitAsync(Patience.Long);
        Assert.Equal(0, _shelf.Count);
    }

    [Fact]
    public void A_stream_that_throws_at_its_end_harms_nobody()
    {
        var lent = new LentStream(new WatchedStream { WhenDisposed = () => throw new IOException("no") }, disposes: true);
        lent.GiveBack();
        lent.GiveBack();
    }
}
