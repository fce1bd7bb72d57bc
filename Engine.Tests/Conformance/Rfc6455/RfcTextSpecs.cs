using System.Text;
using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Tests.Conformance.Rfc6455;

/// <summary>Section 8.1 and 5.6: a text is UTF-8 (RFC 3629), wherever it is cut.</summary>
[Trait("Fault", "13")]
[Trait("Fault", "14")]
public sealed class RfcTextSpecs(RfcBench bench) : IClassFixture<RfcBench>
{
    // One, two, three and four bytes a letter.
    private const string Mixed = "aé€😀z";

    private static readonly (string Name, string Text)[] Valid =
    [
        ("ASCII", "Hello-µ@ßöäüàá-UTF-8!!"), ("U+0000", "\0"), ("U+007F", "\u007F"), ("U+0080", "\u0080"), ("U+07FF", "\u07FF"), ("U+0800", "\u0800"),
        ("U+D7FF, the last before the surrogates", "\uD7FF"), ("U+E000, the first behind the surrogates", "\uE000"), ("U+FFFD", "\uFFFD"), ("U+FEFF at the start", "\uFEFFa"),
        ("U+10000", "\U00010000"), ("U+10FFFF", "\U0010FFFF"), ("the noncharacter U+FFFE", "\uFFFE"), ("the noncharacter U+FFFF", "\uFFFF"),
        ("the noncharacter U+FDD0", "\uFDD0"), ("the noncharacter U+1FFFE", "\U0001FFFE"), ("the noncharacter U+10FFFE", "\U0010FFFE"),
        ("Greek", "κόσμε"), ("Chinese", "小程序"), ("combining marks", "e\u0301a\u0308"), ("an emoji of several code points", "👩‍👩‍👧"), ("line ends", "a\r\nb\nc\u2028"),
    ];

    private static readonly (string Name, byte[] Bytes)[] Invalid =
    [
        ("a lone continuation byte 80", [0x80]), ("a lone continuation byte BF", [0xBF]), ("six continuation bytes", [0x80, 0xBF, 0x80, 0xBF, 0x80, 0xBF]), ("FE", [0xFE]), ("FF", [0xFF]),
        ("overlong / in two bytes", [0xC0, 0xAF]), ("overlong / in three bytes", [0xE0, 0x80, 0xAF]), ("overlong / in four bytes", [0xF0, 0x80, 0x80, 0xAF]),
        ("overlong U+0000", [0xC0, 0x80]), ("overlong U+007F", [0xC1, 0xBF]), ("overlong U+07FF", [0xE0, 0x9F, 0xBF]), ("overlong U+FFFF", [0xF0, 0x8F, 0xBF, 0xBF]),
        ("the surrogate D800", [0xED, 0xA0, 0x80]), ("the surrogate DBFF", [0xED, 0xAF, 0xBF]), ("the surrogate DC00", [0xED, 0xB0, 0x80]), ("the surrogate DFFF", [0xED, 0xBF, 0xBF]),
        ("a pair of surrogates (CESU-8)", [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]), ("U+110000", [0xF4, 0x90, 0x80, 0x80]), ("U+13FFFF", [0xF4, 0xBF, 0xBF, 0xBF]), ("F5", [0xF5, 0x80, 0x80, 0x80]),
        ("five bytes", [0xF8, 0x88, 0x80, 0x80, 0x80]), ("six bytes", [0xFC, 0x84, 0x80, 0x80, 0x80, 0x80]), ("one of two bytes at the end", [0xC3]), ("one of three bytes at the end", [0xE2]),
        ("two of three bytes at the end", [0xE2, 0x82]), ("one of four bytes at the end", [0xF0]), ("two of four bytes at the end", [0xF0, 0x9F]), ("three of four bytes at the end", [0xF0, 0x9F, 0x98]),
        ("one of two bytes in the middle", [0xC3, 0x28]), ("one of three bytes in the middle", [0xE2, 0x28, 0xA1]), ("two of three bytes in the middle", [0xE2, 0x82, 0x28]),
        ("one of four bytes in the middle", [0xF0, 0x28, 0x8C, 0xBC]), ("three of four bytes in the middle", [0xF0, 0x9F, 0x98, 0x28]), ("Latin-1", [0x67, 0xFC, 0x6E]),
    ];

    internal static RfcRows Table { get; } = Written();

    public static TheoryData<string, string> Rows => Table.OnBothWires;

    [Theory, MemberData(nameof(Rows))]
    public Task A_text_is_delivered_when_it_is_UTF_8_and_refused_when_it_is_not(string wire, string row) => bench.PlayAsync(wire, Table[row]);

    private static RfcRows Written()
    {
        var rows = new RfcRows();
        foreach (var (name, text) in Valid) rows.Delivers("8.1", $"text: {name}", () => FaultFrame.OfText(text).ToBytes(), () => Frame.OfText(text));
        foreach (var (name, bytes) in Invalid) rows.Refuses("8.1", $"no text: {name}", 1007, () => new FaultFrame(0x81, bytes).ToBytes());
        var mixed = Encoding.UTF8.GetBytes(Mixed);
        for (var at = 0; at <= mixed.Length; at++)
        {
            var cut = at;
            rows.Delivers("8.1", $"{mixed.Length} bytes of one to four a letter, cut behind byte {cut}", () => InTwo(mixed, cut), () => Frame.OfText(Mixed));
        }
        rows.Delivers("8.1", "a fragment for each byte of a text", () => [.. InTwo([], 0)[..2], .. mixed.SelectMany(one => new byte[] { 0, 1, one }), 0x80, 0], () => Frame.OfText(Mixed));
        rows.Delivers("8.1", "a letter cut by a ping and an empty fragment", () => [1, 2, 0xF0, 0x9F, 0x8A, 0, 0, 0, 0x80, 2, 0x98, 0x80], () => Frame.OfText("😀"));
        rows.Delivers("8.1", "100 KB of letters of three bytes", () => FaultFrame.OfText(new string('小', 33_333)).ToBytes(), () => Frame.OfText(new string('小', 33_333)));
        rows.Delivers("8.1", "100 KB of letters of four bytes", () => FaultFrame.OfText(string.Concat(Enumerable.Repeat("😀", 25_000))).ToBytes(), () => Frame.OfText(string.Concat(Enumerable.Repeat("😀", 25_000))));
        rows.Refuses("8.1", "no text: a letter that the second fragment does not end", 1007, () => InTwo([0xE2, 0x28, 0xA1], 1));
        rows.Refuses("8.1", "no text: a letter that the last fragment does not end", 1007, () => InTwo([0x61, 0xF0, 0x9F, 0x98], 2));
        rows.Refuses("8.1", "no text: a letter that an empty last fragment does not end", 1007, () => InTwo([0x61, 0xF0, 0x9F, 0x98], 4));
        rows.Refuses("8.1", "no text: a bad byte in the third fragment", 1007, () => [1, 1, 65, 0, 1, 66, 0x80, 1, 0x80]);
        rows.Refuses("8.1", "no text: a surrogate cut in two", 1007, () => InTwo([0xED, 0xA0, 0x80], 1));
        rows.Refuses("8.1", "no text: an overlong letter cut in two", 1007, () => InTwo([0xF0, 0x80, 0x80, 0xAF], 1));
        rows.Refuses("8.1", "no text: a bad byte behind 5,000 good ones", 1007, () => new FaultFrame(0x81, [.. Enumerable.Repeat((byte)65, 5000), 0xFF]).ToBytes());
        rows.Refuses("8.1", "no text: a bad byte behind 100,000 good ones", 1007, () => new FaultFrame(0x81, [.. Enumerable.Repeat((byte)65, 100_000), 0xC0, 0x80]).ToBytes());
        rows.Refuses("8.1", "no text: a bad byte before 5,000 good ones", 1007, () => new FaultFrame(0x81, [0xFF, .. Enumerable.Repeat((byte)65, 5000)]).ToBytes());
        rows.Refuses("8.1", "no text, behind a text", 1007, () => [0x81, 1, 65, 0x81, 1, 0xFF], Frame.OfText("A"));
        rows.Refuses("8.1", "no text: half a letter, whose other half is the next message", 1007, () => [0x81, 1, 0xC3, 0x81, 1, 0xA9]);
        foreach (var (name, bytes) in Invalid.Take(5)) rows.Delivers("5.6", $"binary, which may be anything: {name}", () => FaultFrame.OfBytes(bytes).ToBytes(), () => Frame.OfBytes(bytes));
        return rows;
    }

    private static byte[] InTwo(byte[] text, int cut) => FaultFrame.Bytes(new FaultFrame(FaultFrame.Text, text[..cut]), new FaultFrame(FaultFrame.Fin, text[cut..]));
}
