using System.Text;
using MiniActors.Tests.Architecture;

namespace MiniActors.Tests.Conformance.Rfc6455;

/// <summary>
/// <c>docs/rfc6455.md</c> is made of the rows. After a row was added or changed, run the specs once with <c>UPDATE_RFC=1</c> and
/// read the difference.
/// </summary>
public sealed class RfcTableSpecs
{
    private const string Document = "docs/rfc6455.md";

    private static readonly (string Title, string Spec, RfcRows Rows)[] Tables =
    [
        ("The request of the handshake, and what the client sends", nameof(RfcClientSpecs), RfcClientSpecs.Table),
        ("The answer to the handshake", nameof(RfcHandshakeSpecs), RfcHandshakeSpecs.Table),
        ("Frames", nameof(RfcFramingSpecs), RfcFramingSpecs.Table),
        ("Fragments", nameof(RfcFragmentSpecs), RfcFragmentSpecs.Table),
        ("Ping and pong", nameof(RfcControlSpecs), RfcControlSpecs.Table),
        ("Text", nameof(RfcTextSpecs), RfcTextSpecs.Table),
        ("The end", nameof(RfcCloseSpecs), RfcCloseSpecs.Table),
        ("Sizes", nameof(RfcSizeSpecs), RfcSizeSpecs.Table),
    ];

    private static int Count => Tables.Sum(table => table.Rows.All.Count);

    [Fact]
    public void There_are_240_rows_or_more() => Assert.InRange(Count, 240, int.MaxValue);

    [Fact]
    public void A_row_has_a_name_of_its_own() => Assert.Empty(
        Tables.SelectMany(table => table.Rows.All).GroupBy(row => row.Name).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void The_document_is_what_the_rows_say()
    {
        var written = Written();
        var path = Path.Combine(Repository.Root, Document);
        if (Environment.GetEnvironmentVariable("UPDATE_RFC") == "1") File.WriteAllText(path, written);
        Assert.Equal(written, Repository.Read(Document));
    }

    private static string Written()
    {
        var text = new StringBuilder($"""
            # RFC 6455 in rows

            What a WebSocket peer may do, and what comes of it in a mini program: {Count} rows. Each is played on both wires (`websocket-client` and `native`), through the public API, against a server that writes every byte itself. No row may be passed over: in each, a socket tells its opening at most once and its close last, and the next row is played on the same mini program.

            An error is `onSocketError`, a close `onSocketClose`. Where a frame is refused, the client fails the connection (section 7.1.7): the peer sees a close frame with the code, the program an error and a close 1006, and nothing of the bad frame is delivered.

            Where the RFC leaves a choice, the engine has chosen as follows. [Decision 0022](decisions/0022-rfc6455.md) says why.

            | the RFC | the engine |
            |---|---|
            | a length MUST be sent in the fewest bytes (5.2); a receiver may refuse another one | refuses it, 1002 |
            | codes 1012, 1013 and 1014 came to the registry later (7.4.2, 11.7) | tells them as they are |
            | a close whose reason is not UTF-8 fails the connection (8.1), with a code that is not named | 1002 |
            | the answer to an empty close is an empty close, or one with a code | 1000; the program is told 1005 |
            | each side may have a limit (10.4) | `mini-actors.sockets.message-limit`, here 16 MiB; 1009 beyond it |
            | a subprotocol is compared as it was offered (4.1) | letter for letter |

            This document is made of the rows: `UPDATE_RFC=1 dotnet test Engine.Tests --filter RfcTableSpecs` writes it, and a spec fails when it is not true.

            """.ReplaceLineEndings("\n"));
        foreach (var (title, spec, rows) in Tables)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## {title}\n\n`{spec}`\n\n| section | the peer, or what is looked at | what must come of it |\n|---|---|---|\n");
            foreach (var row in rows.All) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {row.Section} | {row.Name} | {row.Expectation} |\n");
        }
        return text.ToString();
    }
}
