using MiniActors.Api;
using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Tests.Conformance.Rfc6455;

/// <summary>The rows of one class of specs, and how the usual ones are written: the expectation and its words are made of the same.</summary>
internal sealed class RfcRows
{
    private readonly List<RfcRow> _all = [];

    /// <summary>The rows in the order in which they were written.</summary>
    public IReadOnlyList<RfcRow> All => _all;

    /// <summary>Each row on each wire, for a theory.</summary>
    public TheoryData<string, string> OnBothWires
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var row in _all)
                foreach (var wire in RfcBench.Wires) all.Add(wire, row.Name);
            return all;
        }
    }

    /// <summary>The row of this name.</summary>
    public RfcRow this[string name] => _all.Single(row => row.Name == name);

    /// <summary>A row of its own kind.</summary>
    public void Add(string section, string name, string expectation, Func<RfcTalk, Task> play) => _all.Add(new RfcRow(section, name, expectation, play));

    /// <summary>The peer sends this after the handshake, and messages come of it.</summary>
    public void Delivers(string section, string name, Func<byte[]> sent, params Func<Frame>[] messages) =>
        Add(section, name, Count(messages.Length), talk => talk.DeliversAsync(sent(), [.. messages.Select(message => message())], []));

    /// <summary>The peer sends this after the handshake, and these pongs and messages come of it.</summary>
    public void Answers(string section, string name, FaultFrame[] sent, byte[][] pongs, params Frame[] messages) =>
        Add(section, name, $"{(pongs.Length == 1 ? "a pong" : $"{pongs.Length} pongs")} with the payload of the ping, {Count(messages.Length)}",
            talk => talk.DeliversAsync(FaultFrame.Bytes(sent), messages, pongs));

    /// <summary>The peer sends this after the handshake, and is refused with this code.</summary>
    public void Refuses(string section, string name, int code, Func<byte[]> sent, params Frame[] before) =>
        Add(section, name, $"the peer sees {code}; an error and a close 1006; nothing of it is delivered", talk => talk.RefusesAsync(sent(), code, before));

    /// <summary>The peer answers the handshake with this, and the socket opens and works.</summary>
    public void Opens(string section, string name, Func<RfcTalk, string> answer, IReadOnlyList<string>? offered = null, string? chosen = null) =>
        Add(section, name, chosen is null ? "the socket opens and works" : $"the socket opens with the protocol {chosen} and works",
            talk => talk.OpensAsync(answer, offered, chosen));

    /// <summary>The peer answers the handshake with this, and the socket never opens.</summary>
    public void NeverOpens(string section, string name, Func<RfcTalk, string> answer, IReadOnlyList<string>? offered = null, FailureKind kind = FailureKind.Handshake) =>
        Add(section, name, $"an error ({(kind == FailureKind.Handshake ? "handshake" : "connect")}), never an opening; the connection ends", talk => talk.NeverOpensAsync(answer, offered, kind));

    /// <summary>What the request of the handshake says.</summary>
    public void Asks(string section, string name, string expectation, Action<RfcTalk> look, ConnectSocketOptions? with = null, Func<string, string>? url = null) =>
        Add(section, name, expectation, async talk =>
        {
            await talk.OpenAsync(with, url);
            look(talk);
            await talk.EndsWellAsync();
        });

    private static string Count(int messages) => messages switch
    {
        0 => "no message",
        1 => "one message, equal",
        _ => $"{messages} messages, equal and in order",
    };
}
