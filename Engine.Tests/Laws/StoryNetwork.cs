using System.Globalization;
using System.Text;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Testing;
using MiniActors.Wire;

namespace MiniActors.Tests.Laws;

/// <summary>
/// The fake network of a story: it plays the peers as far as a real one could, and watches what the engine asks: never more sockets or
/// transfers than the platform allows, and nothing of a link that it has given up.
/// </summary>
internal sealed class StoryNetwork
{
    private readonly PlatformProfile _profile;
    private readonly int _mostTransfers;
    private readonly StoryBook _book;
    private readonly List<Line> _lines = [];
    private readonly List<Exchange> _exchanges = [];
    private bool _breaksNext;

    public StoryNetwork(PlatformProfile profile, HttpLimits limits, StoryBook book)
    {
        (_profile, _book) = (profile, book);
        _mostTransfers = Math.Min(profile.Http.MaxInFlight ?? int.MaxValue, limits.MaxInFlight);
        Sockets = new FakeSocketWire(Asked) { BrokenDial = null };
        Http = new FakeHttpWire(Began);
    }

    public FakeSocketWire Sockets { get; }

    public FakeHttpWire Http { get; }

    /// <summary>How many frames were written.</summary>
    public int Written { get; private set; }

    public IReadOnlyList<Line> Lines
    {
        get
        {
            lock (_lines) return [.. _lines];
        }
    }

    public IReadOnlyList<Exchange> Exchanges
    {
        get
        {
            lock (_lines) return [.. _exchanges];
        }
    }

    /// <summary>The next dial throws.</summary>
    public void BreakDial()
    {
        _breaksNext = true;
        Sockets.BrokenDial = () =>
        {
            (_breaksNext, Sockets.BrokenDial) = (false, null);
            return new InvalidOperationException("this wire is broken");
        };
    }

    private void Asked(WireAsked asked)
    {
        Line line;
        lock (_lines)
        {
            if (asked is WireAsked.Dial)
            {
                _lines.Add(new Line(asked.Link));
                Count();
                return;
            }
            line = _lines.Find(one => one.Link == asked.Link)!;
            if (line.GivenUp && asked is not WireAsked.Abort) _book.Break($"{asked.GetType().Name} was asked of a link that was given up");
            if (asked is WireAsked.Send send) line.Waiting += send.Frames.Count;
            if (asked is WireAsked.Close close) line.AskedToClose = close.Reason;
            if (asked is WireAsked.Abort) line.GivenUp = true;
        }
    }

    private void Count()
    {
        var live = _lines.Where(line => !line.GivenUp).ToArray();
        var apart = _profile.Sockets.MultipleMax > 0;
        if (live.Count(line => !apart || !line.IsMultiple) > (_profile.Sockets.Max ?? int.MaxValue)) _book.Break("there were more sockets than the platform allows");
        if (apart && live.Count(line => line.IsMultiple) > _profile.Sockets.MultipleMax) _book.Break("there were more multiple sockets than the platform allows");
    }

    private void Began(FakeExchange exchange)
    {
        lock (_lines)
        {
            _exchanges.Add(new Exchange(exchange));
            if (_exchanges.Count(one => one.IsLive) > _mostTransfers) _book.Break("there were more transfers than the platform allows");
        }
    }

    /// <summary>What a real peer could do now; where it could not, nothing happens. A link that was given up may still say something.</summary>
    public void Act(int newest, PeerAct act)
    {
        if (Lines.ElementAtOrDefault(^(newest + 1)) is not { IsOver: false } line) return;
        var link = line.Link;
        switch (act)
        {
            case PeerAct.Opens when !line.IsOpen:
                line.IsOpen = true;
                link.Open();
                break;
            case PeerAct.Says when line.IsOpen:
                link.Receive(line.Next());
                break;
            case PeerAct.SaysThree when line.IsOpen:
                link.Receive(line.Next(), line.Next(), line.Next());
                break;
            case PeerAct.TakesOne or PeerAct.TakesAll when line is { IsOpen: true, Waiting: > 0 }:
                var taken = act == PeerAct.TakesOne ? 1 : line.Waiting;
                line.Waiting -= taken;
                Written += taken;
                link.Written(taken);
                break;
            case PeerAct.TakesNone when line is { IsOpen: true, Waiting: > 0 }:
                link.NotWritten(line.Lose(), "it broke");
                break;
            case PeerAct.Closes or PeerAct.ClosesWithoutCode when line.IsOpen:
                line.IsOver = true;
                link.CloseByPeer(line.AskedToClose ?? (act == PeerAct.Closes ? new CloseReason(4002, "enough") : new CloseReason(1005, "")));
                break;
            case PeerAct.Breaks:
                line.IsOver = true;
                link.Fail(line.IsOpen ? WireFault.Dropped : WireFault.Handshake);
                break;
            case PeerAct.BreaksEverything:
                line.IsBroken = true;
                link.Broken = asked =>
                {
                    line.GivenUp |= asked is WireAsked.Abort;
                    return new InvalidOperationException("this link is broken");
                };
                break;
            case PeerAct.BreaksTheSend:
                link.BrokenSend = () => new InvalidOperationException("this link is broken");
                break;
        }
    }

    public void Act(int newest, ServerAct act)
    {
        if (Exchanges.Where(one => !one.IsOver).ElementAtOrDefault(^(newest + 1)) is not { } one) return;
        var server = one.Server;
        one.IsOver = act is not (ServerAct.SendsHead or ServerAct.SendsChunk or ServerAct.TakesSome);
        if (one.IsOver && server.Exchange.Upload is not null && act != ServerAct.Breaks && server.TakeUpload().Length == 0) return;
        switch (act)
        {
            case ServerAct.Answers when server.Exchange.Target is not null:
                server.Download(200, Encoding.UTF8.GetBytes("a file"));
                break;
            case ServerAct.Answers: server.Answer(200, "{}"); break;
            case ServerAct.AnswersWithAnError: server.Answer(500, "{}"); break;
            case ServerAct.AnswersNoJson: server.Answer(200, "<html>", ("Set-Cookie", "a=b")); break;
            case ServerAct.Redirects: server.Answer(302, "", ("Location", "https://api.example/next")); break;
            case ServerAct.RedirectsToNowhere: server.Answer(302, "", ("Location", "https://elsewhere.example/")); break;
            case ServerAct.SendsHead: server.Head(200, ("X-Id", "7")); break;
            case ServerAct.SendsChunk: server.Chunk("piece"); break;
            case ServerAct.TakesSome: server.Sent(3, 10); break;
            case ServerAct.Breaks: server.Fail(WireFault.Dropped); break;
        }
    }

    /// <summary>One link and what its peer has done.</summary>
    internal sealed class Line(FakeSocketLink link)
    {
        private int _said;

        public FakeSocketLink Link => link;

        /// <summary>The number of the call that it belongs to; it is the path of its url.</summary>
        public int Number { get; } = int.Parse(link.Dial.Url.Segments[^1], CultureInfo.InvariantCulture);

        public bool IsMultiple { get; } = link.Dial.Url.AbsolutePath.StartsWith("/multiple/", StringComparison.Ordinal);
        public bool IsOpen { get; set; }
        public bool IsOver { get; set; }

        /// <summary>True: it throws whatever it is asked, and so is not seen to be closed.</summary>
        public bool IsBroken { get; set; }
        public bool GivenUp { get; set; }
        public int Waiting { get; set; }
        public CloseReason? AskedToClose { get; set; }

        public string Next() => (++_said).ToString(CultureInfo.InvariantCulture);

        public int Lose() => (Waiting, Waiting = 0).Item1;
    }

    /// <summary>One exchange and whether its server is through with it.</summary>
    internal sealed class Exchange(FakeExchange server)
    {
        public FakeExchange Server => server;
        public bool IsOver { get; set; }
        public bool IsLive => !IsOver && !server.Cancellation.IsCancellationRequested;
    }
}
