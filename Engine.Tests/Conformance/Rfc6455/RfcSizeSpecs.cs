using MiniActors.Model;
using MiniActors.Testing;

namespace MiniActors.Tests.Conformance.Rfc6455;

/// <summary>Section 10.4 and 7.4.1: a message has a limit, here of 16 MiB.</summary>
[Trait("Fault", "15")]
public sealed class RfcSizeSpecs(RfcBench bench) : IClassFixture<RfcBench>
{
    private const int Limit = RfcBench.MessageLimit;

    internal static RfcRows Table { get; } = Written();

    public static TheoryData<string, string> Rows => Table.OnBothWires;

    [Theory, MemberData(nameof(Rows))]
    public Task A_message_is_delivered_to_the_limit_and_refused_beyond_it(string wire, string row) => bench.PlayAsync(wire, Table[row]);

    private static RfcRows Written()
    {
        var rows = new RfcRows();
        rows.Delivers("10.4", "binary of 16 MiB", () => FaultFrame.OfBytes(new byte[Limit]).ToBytes(), () => Frame.OfBytes(new byte[Limit]));
        rows.Delivers("10.4", "text of 16 MiB", () => FaultFrame.OfText(new string('x', Limit)).ToBytes(), () => Frame.OfText(new string('x', Limit)));
        rows.Delivers("10.4", "16 fragments of 1 MiB", () => Cut(16, 1 << 20), () => Frame.OfBytes(new byte[Limit]));
        rows.Delivers("10.4", "binary of 16 MiB less one", () => FaultFrame.OfBytes(new byte[Limit - 1]).ToBytes(), () => Frame.OfBytes(new byte[Limit - 1]));
        rows.Refuses("10.4", "binary of 16 MiB and one", 1009, () => FaultFrame.OfBytes(new byte[Limit + 1]).ToBytes());
        rows.Refuses("10.4", "text of 16 MiB and one", 1009, () => FaultFrame.OfText(new string('x', Limit + 1)).ToBytes());
        rows.Refuses("10.4", "17 fragments of 1 MiB", 1009, () => Cut(17, 1 << 20));
        rows.Refuses("10.4", "16 fragments of 1 MiB and one of a byte", 1009, () => [.. Cut(16, 1 << 20, ends: false), 0x80, 1, 65]);
        foreach (var (announced, name) in new (ulong, string)[] { (1UL << 31, "2^31"), (1UL << 62, "2^62"), (long.MaxValue, "2^63 - 1") })
            rows.Refuses("10.4", $"a length of {name}, of which 16 MiB and one come", 1009, () => (FaultFrame.OfBytes(new byte[Limit + 1]) with { Announced = announced }).ToBytes());
        return rows;
    }

    private static byte[] Cut(int count, int size, bool ends = true)
    {
        using var all = new MemoryStream();
        for (var at = 0; at < count; at++)
            all.Write(new FaultFrame((byte)((at == 0 ? FaultFrame.Binary : 0) | (ends && at == count - 1 ? FaultFrame.Fin : 0)), new byte[size]).ToBytes());
        return all.ToArray();
    }
}
