using System.Text;
using MiniActors.Api;
using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Tests.Conformance.Rfc6455;

/// <summary>Section 5.5.1 and 7: how a connection ends.</summary>
[Trait("Fault", "11")]
public sealed class RfcCloseSpecs(RfcBench bench) : IClassFixture<RfcBench>
{
    internal static RfcRows Table { get; } = Written();

    public static TheoryData<string, string> Rows => Table.OnBothWires;

    [Theory, MemberData(nameof(Rows))]
    public Task An_end_is_told_once_with_what_the_peer_said(string wire, string row) => bench.PlayAsync(wire, Table[row]);

    private static RfcRows Written()
    {
        var rows = new RfcRows();
        foreach (var code in new[] { 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999 })
        {
            Told(rows, $"a close {code}", () => FaultFrame.OfClose(code).ToBytes(), code, "");
            Told(rows, $"a close {code} with a reason", () => FaultFrame.OfClose(code, "why: né").ToBytes(), code, "why: né");
        }
        foreach (var code in new[] { 0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 1999, 2000, 2999, 5000, 9999, 65535 })
            rows.Refuses("7.4", $"a close {code}", 1002, () => FaultFrame.OfClose(code).ToBytes());
        rows.Refuses("5.5.1", "a close of one byte", 1002, () => [0x88, 1, 3]);
        rows.Refuses("5.5", "a close with a reason of 124 bytes", 1002, () => FaultFrame.OfClose(1000, new string('x', 124)).ToBytes());
        foreach (var (name, reason) in new (string, byte[])[]
                 {
                     ("a stray byte", [0x61, 0xFF]), ("a letter cut short", [0xE2, 0x82]), ("a surrogate", [0xED, 0xA0, 0x80]), ("an overlong letter", [0xC0, 0xAF]), ("U+110000", [0xF4, 0x90, 0x80, 0x80]),
                 })
            rows.Refuses("5.5.1", $"a close whose reason is not UTF-8: {name}", 1002, () => FaultFrame.OfClose(1000, reason).ToBytes());
        Told(rows, "a close with a reason of 123 bytes", () => FaultFrame.OfClose(1000, new string('x', 123)).ToBytes(), 1000, new string('x', 123));
        Told(rows, "a close with a reason of 41 letters of three bytes", () => FaultFrame.OfClose(1001, new string('小', 41)).ToBytes(), 1001, new string('小', 41));
        Told(rows, "a close with a noncharacter in its reason", () => FaultFrame.OfClose(4000, "\uFFFE").ToBytes(), 4000, "\uFFFE");
        Told(rows, "a close whose reason ends like an empty close frame", () => FaultFrame.OfClose(1000, [0xC8, 0x88, 0]).ToBytes(), 1000, "\u0208\0");
        Told(rows, "an empty close", () => [0x88, 0], 1005, "", reply: 1000);
        foreach (var (name, behind) in new (string, byte[])[]
                 {
                     ("a text", FaultFrame.OfText("late").ToBytes()), ("a ping", [0x89, 1, 7]), ("another close", FaultFrame.OfClose(1001).ToBytes()), ("bytes that are no frame", [0xFF, 0xFF, 0xFF, 0xFF]),
                 })
        {
            Told(rows, $"{name} behind a close", () => [.. FaultFrame.OfClose(4001, "end").ToBytes(), .. behind], 4001, "end");
            Told(rows, $"{name} behind an empty close", () => [0x88, 0, .. behind], 1005, "", reply: 1000);
        }
        rows.Add("5.5.1", "messages before a close, in its segment", "the messages, and then the close", async talk =>
        {
            await talk.OpenAsync();
            await talk.Peer.WriteAsync(FaultFrame.OfText("a"), FaultFrame.OfBytes([1]), FaultFrame.OfClose(1000));
            await talk.ClosesAsync(1000);
            await talk.Page.ClosedAsync();
            Assert.Equal(["open", "message", "message", "close"], talk.Page.Told);
        });
        rows.Add("7.1.5", "a close 1001 in the segment of the 101", "an opening, and then the close", async talk =>
        {
            await talk.DialAsync();
            await talk.Peer.WriteAsync([.. Encoding.ASCII.GetBytes(talk.Peer.Accepted()), .. FaultFrame.OfClose(1001).ToBytes()]);
            await talk.ClosesAsync(1001);
            Assert.Equal(1001, (await talk.Page.ClosedAsync()).Code);
            Assert.Equal(["open", "close"], talk.Page.Told);
        });
        rows.Add("5.5.1", "a close byte by byte", "the close is told and answered", async talk =>
        {
            await talk.OpenAsync();
            foreach (var one in FaultFrame.OfClose(1013, "né").ToBytes()) await talk.Peer.WriteAsync([one]);
            await talk.ClosesAsync(1013);
            Assert.Equal((1013, "né"), ((await talk.Page.ClosedAsync()) is var told ? (told.Code, told.Reason) : default));
        });
        foreach (var (name, before) in new (string, byte[])[] { ("", []), (" inside of a message", [1, 1, 65]), (" inside of a frame", [0x81, 5, 65]), (" inside of a length", [0x81, 126, 1]) })
        {
            Drops(rows, $"FIN without a close{name}", before, peer => peer.Fin());
            Drops(rows, $"RST{name}", before, peer => peer.Reset());
        }
        foreach (var (code, reason) in new[] { (1000, ""), (1000, "bye"), (3000, ""), (4999, "né"), (4000, new string('x', 123)) })
            Ours(rows, $"the program closes with {code} and a reason of {Encoding.UTF8.GetByteCount(reason)} bytes", code, reason, () => FaultFrame.OfClose(code).ToBytes(), code);
        Ours(rows, "the program closes, and the peer answers with another code", 1000, "", () => FaultFrame.OfClose(4002, "other").ToBytes(), 4002);
        Ours(rows, "the program closes, and the peer answers with an empty close", 1000, "", () => [0x88, 0], 1005);
        Ours(rows, "the program closes, and the peer sends messages before its answer", 1000, "", () => FaultFrame.Bytes(FaultFrame.OfText("a"), FaultFrame.OfText("b"), FaultFrame.OfClose(1000)), 1000, messages: 2);
        Ours(rows, "the program closes, and the peer goes without an answer", 1000, "", () => [], 1006);
        return rows;
    }

    private static void Told(RfcRows rows, string name, Func<byte[]> sent, int code, string reason, int? reply = null) =>
        rows.Add(code is 1005 || reason.Length > 0 ? "5.5.1" : "7.4", name, $"a close {code}{(reason.Length == 0 ? "" : " with the reason")}, once and clean, answered with {reply ?? code}; nothing behind it", async talk =>
        {
            await talk.OpenAsync();
            await talk.Peer.WriteAsync(sent());
            await talk.ClosesAsync(reply ?? code);
            var told = await talk.Page.ClosedAsync();
            Assert.Equal((code, reason, true), (told.Code, told.Reason, told.WasClean));
            Assert.Equal(["open", "close"], talk.Page.Told);
        });

    private static void Drops(RfcRows rows, string name, byte[] before, Action<FaultConnection> end) =>
        rows.Add("7.1.5", name, "a close 1006, once and not clean; no error and no message", async talk =>
        {
            await talk.OpenAsync();
            if (before.Length > 0) await talk.Peer.WriteAsync(before);
            end(talk.Peer);
            var told = await talk.Page.ClosedAsync();
            Assert.Equal((1006, "", false), (told.Code, told.Reason, told.WasClean));
            Assert.Equal(["open", "close"], talk.Page.Told);
        });

    private static void Ours(RfcRows rows, string name, int code, string reason, Func<byte[]> answer, int told, int messages = 0) =>
        rows.Add("7.1.2", name, $"the peer sees {code} and the reason, masked, and nothing behind it; a close {told}, once{(messages == 0 ? "" : ", behind the messages")}", async talk =>
        {
            await talk.OpenAsync();
            await talk.Socket.CloseAsync(new CloseSocketOptions { Code = code, Reason = reason });
            var close = await talk.Peer.ReadFrameAsync();
            Assert.Equal((true, 0x88, code), (close.Masked, close.First, close.CloseCode));
            Assert.Equal(reason, Encoding.UTF8.GetString(close.Payload.AsSpan(2)));
            var late = await Assert.ThrowsAsync<MiniProgramException>(() => talk.Socket.SendAsync(new() { Data = "late" }));
            Assert.Equal(FailureKind.NotOpen, late.Failure.Kind);
            if (answer() is { Length: > 0 } bytes) await talk.Peer.WriteAsync(bytes);
            talk.Peer.Fin();
            Assert.Equal(0, await talk.Peer.ReadToEndAsync());
            Assert.Equal((told, told != 1006), ((await talk.Page.ClosedAsync()) is var end ? (end.Code, end.WasClean) : default));
            Assert.Equal(["open", .. Enumerable.Repeat("message", messages), "close"], talk.Page.Told);
        });
}
