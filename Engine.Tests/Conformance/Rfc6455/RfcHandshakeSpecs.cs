using MiniActors.Model;

namespace MiniActors.Tests.Conformance.Rfc6455;

/// <summary>Section 4.1, the second half: what the client must make of the server's answer.</summary>
[Trait("Fault", "4")]
[Trait("Fault", "6")]
public sealed class RfcHandshakeSpecs(RfcBench bench) : IClassFixture<RfcBench>
{
    private const string Upgrade = "Upgrade: websocket\r\n";
    private const string Connection = "Connection: Upgrade\r\n";

    private static readonly string[] Offered = ["chat", "superchat"];

    internal static RfcRows Table { get; } = Written();

    public static TheoryData<string, string> Rows => Table.OnBothWires;

    [Theory, MemberData(nameof(Rows))]
    public Task An_answer_opens_the_socket_or_fails_it_as_section_4_1_says(string wire, string row) => bench.PlayAsync(wire, Table[row]);

    [Theory]
    [InlineData("websocket-client")]
    [InlineData("native")]
    [Trait("Fault", "16")]
    public Task Compression_is_never_offered_and_a_server_that_compresses_is_refused_before_its_bomb(string wire) => bench.PlayAsync(wire, new RfcRow("9.1", "a bomb", "refused", async talk =>
    {
        await talk.NeverOpensAsync(_ => Answer(talk, Upgrade + Connection + Accept(talk) + "Sec-WebSocket-Extensions: permessage-deflate\r\n") + "\xC1\x04\x4B\x04\x00\x00", null, FailureKind.Handshake);
        Assert.Empty(talk.Fields("Sec-WebSocket-Extensions"));
    }));

    private static RfcRows Written()
    {
        var rows = new RfcRows();
        foreach (var status in new[] { 200, 201, 204, 206, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 407, 410, 426, 429, 500, 502, 503, 599 })
            rows.NeverOpens("4.1", $"status {status}", talk => $"HTTP/1.1 {status} No\r\n{(status is >= 300 and < 400 ? $"Location: ws://127.0.0.1:{talk.Port}/other\r\n" : "")}{Upgrade}{Connection}{Accept(talk)}Content-Length: 0\r\n\r\n");

        rows.Opens("4.1", "a 101 as it should be", talk => Answer(talk, Upgrade + Connection + Accept(talk)));
        rows.Opens("4.1", "its fields in another order", talk => Answer(talk, Accept(talk) + Connection + Upgrade));
        rows.Opens("4.1", "a 101 with another phrase", talk => Answer(talk, Upgrade + Connection + Accept(talk)).Replace("Switching Protocols", "Web Socket Protocol Handshake"));
        rows.Opens("4.1", "a 101 without a phrase", talk => Answer(talk, Upgrade + Connection + Accept(talk)).Replace("Switching Protocols", ""));
        rows.Opens("4.1", "names of fields in capitals", talk => Answer(talk, (Upgrade + Connection + Accept(talk)).Replace("Upgrade:", "UPGRADE:").Replace("Connection:", "CONNECTION:").Replace("Sec-WebSocket-Accept:", "SEC-WEBSOCKET-ACCEPT:")));
        foreach (var value in new[] { "WebSocket", "WEBSOCKET", " websocket ", "\twebsocket" })
            rows.Opens("4.1", $"Upgrade: {Shown(value)}", talk => Answer(talk, $"Upgrade:{value}\r\n" + Connection + Accept(talk)));
        foreach (var value in new[] { "upgrade", "UPGRADE", "keep-alive, Upgrade", "Upgrade, keep-alive", "keep-alive,upgrade" })
            rows.Opens("4.1", $"Connection: {value}", talk => Answer(talk, Upgrade + $"Connection: {value}\r\n" + Accept(talk)));
        rows.Opens("4.1", "two Connection fields, one with the token", talk => Answer(talk, Upgrade + "Connection: keep-alive\r\n" + Connection + Accept(talk)));
        rows.Opens("4.1", "white space around the accept key", talk => Answer(talk, Upgrade + Connection + $"Sec-WebSocket-Accept: \t {Key(talk)} \t\r\n"));
        rows.Opens("4.1", "further fields", talk => Answer(talk, Upgrade + Connection + Accept(talk) + "Server: x\r\nDate: now\r\nX-A: 1\r\nX-A: 2\r\n"));
        rows.Opens("4.1", "a field of 16 KiB", talk => Answer(talk, Upgrade + Connection + Accept(talk) + $"X-Long: {new string('x', 16 << 10)}\r\n"));
        rows.Opens("4.1", "a folded field (RFC 9112 section 5.2: it may be read as one line)", talk => Answer(talk, "X-Folded: a\r\n b\r\n" + Upgrade + Connection + Accept(talk)));
        rows.Opens("4.1", "a 101 that announces a body: what follows are frames", talk => Answer(talk, Upgrade + Connection + Accept(talk) + "Content-Length: 5\r\n"));
        rows.Opens("4.1", "a 100 before the 101", talk => "HTTP/1.1 100 Continue\r\n\r\n" + Answer(talk, Upgrade + Connection + Accept(talk)));
        rows.Opens("4.1", "a 103 before the 101", talk => "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + Answer(talk, Upgrade + Connection + Accept(talk)));

        rows.NeverOpens("4.1", "no Upgrade", talk => Answer(talk, Connection + Accept(talk)));
        foreach (var value in new[] { "", "h2c", "websockets", "web socket", "websocket/13x" })
            rows.NeverOpens("4.1", $"Upgrade: {Shown(value)}", talk => Answer(talk, $"Upgrade: {value}\r\n" + Connection + Accept(talk)));
        rows.NeverOpens("4.1", "no Connection", talk => Answer(talk, Upgrade + Accept(talk)));
        foreach (var value in new[] { "", "close", "keep-alive", "Upgraded", "Up, grade" })
            rows.NeverOpens("4.1", $"Connection: {Shown(value)}", talk => Answer(talk, Upgrade + $"Connection: {value}\r\n" + Accept(talk)));
        rows.NeverOpens("4.1", "no Sec-WebSocket-Accept", talk => Answer(talk, Upgrade + Connection));
        foreach (var (name, change) in new (string, Func<string, string, string>)[]
                 {
                     ("empty", (_, _) => ""), ("of another key", (_, _) => "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="), ("the key itself", (_, sent) => sent), ("in small letters", (key, _) => key.ToLowerInvariant()),
                     ("without its last letter", (key, _) => key[..^1]), ("with a letter more", (key, _) => key + "="), ("in quotes", (key, _) => $"\"{key}\""), ("twice in one field", (key, _) => $"{key}, {key}"),
                 })
            rows.NeverOpens("4.1", $"an accept key {name}", talk => Answer(talk, Upgrade + Connection + $"Sec-WebSocket-Accept: {change(Key(talk), talk.Peer.Field("Sec-WebSocket-Key")!)}\r\n"));
        rows.NeverOpens("11.3.3", "two Sec-WebSocket-Accept fields", talk => Answer(talk, Upgrade + Connection + Accept(talk) + Accept(talk)));
        rows.NeverOpens("4.1", "HTTP/1.0", talk => Answer(talk, Upgrade + Connection + Accept(talk)).Replace("HTTP/1.1", "HTTP/1.0"));
        rows.NeverOpens("4.1", "HTTP/2.0 in the status line", talk => Answer(talk, Upgrade + Connection + Accept(talk)).Replace("HTTP/1.1", "HTTP/2.0"));

        rows.Opens("4.1", "the first of two protocols that were offered", talk => Answer(talk, Upgrade + Connection + Accept(talk) + "Sec-WebSocket-Protocol: chat\r\n"), Offered, "chat");
        rows.Opens("4.1", "the second of two protocols that were offered", talk => Answer(talk, Upgrade + Connection + Accept(talk) + "Sec-WebSocket-Protocol: superchat\r\n"), Offered, "superchat");
        rows.Opens("4.1", "none of two protocols that were offered", talk => Answer(talk, Upgrade + Connection + Accept(talk)), Offered);
        foreach (var (value, name) in new[] { ("chess", "that was not offered"), ("CHAT", "in other letters"), ("chat, superchat", "and another one"), ("chatter", "of which only the start was offered") })
            rows.NeverOpens("4.1", $"a protocol {name}", talk => Answer(talk, Upgrade + Connection + Accept(talk) + $"Sec-WebSocket-Protocol: {value}\r\n"), Offered);
        rows.NeverOpens("11.3.4", "two Sec-WebSocket-Protocol fields", talk => Answer(talk, Upgrade + Connection + Accept(talk) + "Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Protocol: superchat\r\n"), Offered);
        rows.NeverOpens("4.1", "a protocol where none was offered", talk => Answer(talk, Upgrade + Connection + Accept(talk) + "Sec-WebSocket-Protocol: chat\r\n"));
        foreach (var value in new[] { "permessage-deflate", "permessage-deflate; server_no_context_takeover", "x-webkit-deflate-frame", "bogus", "bogus, permessage-deflate" })
            rows.NeverOpens("4.1", $"an extension where none was offered: {value}", talk => Answer(talk, Upgrade + Connection + Accept(talk) + $"Sec-WebSocket-Extensions: {value}\r\n"));
        rows.NeverOpens("9.1", "two extension fields, the first empty", talk => Answer(talk, Upgrade + Connection + Accept(talk) + "Sec-WebSocket-Extensions:\r\nSec-WebSocket-Extensions: bogus\r\n"));

        rows.NeverOpens("4.1", "a greeting of another protocol", _ => "SSH-2.0-OpenSSH_9.6\r\n\r\n");
        rows.NeverOpens("4.1", "frames in place of an answer", _ => "\x81\x02hi\r\n\r\n");
        rows.NeverOpens("4.1", "a status that is none", talk => Answer(talk, Upgrade + Connection + Accept(talk)).Replace("101", "1O1"));
        rows.NeverOpens("4.1", "a line that is no field", talk => Answer(talk, "nonsense\r\n" + Upgrade + Connection + Accept(talk)));
        rows.NeverOpens("4.1", "a space before a colon", talk => Answer(talk, Upgrade + Connection + "Sec-WebSocket-Accept : wrong\r\n"));
        rows.NeverOpens("4.1", "a field of 1 MiB", talk => Answer(talk, Upgrade + Connection + Accept(talk) + $"X-Long: {new string('x', 1 << 20)}\r\n"));
        rows.NeverOpens("4.1", "50,000 fields", talk => Answer(talk, Upgrade + Connection + Accept(talk) + string.Concat(Enumerable.Repeat("X-A: 1234567890\r\n", 50_000))));
        rows.NeverOpens("4.1", "nothing, and FIN", _ => "", kind: FailureKind.ConnectFailed);
        rows.NeverOpens("4.1", "half a status line, and FIN", _ => "HTTP/1.1 10", kind: FailureKind.ConnectFailed);
        return rows;
    }

    private static string Answer(RfcTalk talk, string fields) => $"HTTP/1.1 101 Switching Protocols\r\n{fields}\r\n";

    private static string Accept(RfcTalk talk) => $"Sec-WebSocket-Accept: {Key(talk)}\r\n";

    private static string Key(RfcTalk talk)
    {
        var accepted = talk.Peer.Accepted();
        return accepted[(accepted.IndexOf("Accept: ", StringComparison.Ordinal) + 8)..].Trim();
    }

    private static string Shown(string value) => value.Length == 0 ? "(empty)" : value.Replace("\t", "(tab)").Replace(' ', '·');
}
