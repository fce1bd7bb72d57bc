using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Testing;

/// <summary>One connection of a <see cref="FakeSocketWire"/>: the test plays the server.</summary>
public sealed class FakeSocketLink : ISocketLink
{
    private readonly Action<SocketSignal> _sink;
    private readonly Action<WireAsked>? _told;

    internal FakeSocketLink(SocketDial dial, Action<SocketSignal> sink, Action<WireAsked>? told) =>
        (Dial, _sink, _told) = (dial, sink, told);

    /// <summary>What was dialled.</summary>
    public SocketDial Dial { get; }

    /// <summary>True: every frame counts as written at once. Default: the test says so with <see cref="Written"/>.</summary>
    public bool WritesAtOnce { get; set; }

    /// <summary>When set, <see cref="ISocketLink.Send"/> throws what it makes: a fault that a real wire must not have.</summary>
    public Func<Exception>? BrokenSend { get; set; }

    /// <summary>When set, whatever it makes an exception of throws that, and the test is not told: a fault that a real wire must not have.</summary>
    public Func<WireAsked, Exception?>? Broken { get; set; }

    /// <summary>The handshake is complete.</summary>
    public void Open(Headers? headers = null, string? protocol = null) => _sink(new SocketSignal.Opened(headers ?? Headers.Empty, protocol));

    /// <summary>The server sends these messages in one burst.</summary>
    public void Receive(params Frame[] frames) => _sink(new SocketSignal.Received(frames, frames.Sum(frame => frame.WireLength)));

    /// <summary>The server sends these text messages in one burst.</summary>
    public void Receive(params string[] texts) => Receive(Array.ConvertAll(texts, Frame.OfText));

    /// <summary>The oldest frames have been written.</summary>
    public void Written(int count = 1) => _sink(new SocketSignal.Sent(count));

    /// <summary>The oldest frames will never be written.</summary>
    public void NotWritten(int count, string cause) => _sink(new SocketSignal.SendFailed(count, cause));

    /// <summary>The server closes, or answers our close.</summary>
    public void CloseByPeer(CloseReason reason) => _sink(new SocketSignal.Closed(reason));

    /// <summary>The network fails.</summary>
    public void Fail(WireFault fault, string cause = "it broke", int? status = null) => _sink(new SocketSignal.Failed(fault, cause, status));

    void ISocketLink.Send(IReadOnlyList<Frame> frames)
    {
        if (BrokenSend is { } broken) throw broken();
        Ask(new WireAsked.Send(frames) { Link = this });
        if (WritesAtOnce) Written(frames.Count);
    }

    void ISocketLink.Credit(int messages, int bytes) => Ask(new WireAsked.Credit(messages, bytes) { Link = this });

    void ISocketLink.Close(CloseReason reason) => Ask(new WireAsked.Close(reason) { Link = this });

    void ISocketLink.Abort() => Ask(new WireAsked.Abort { Link = this });

    private void Ask(WireAsked asked)
    {
        if (Broken?.Invoke(asked) is { } broken) throw broken;
        _told?.Invoke(asked);
    }
}
