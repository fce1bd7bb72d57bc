using System.Buffers.Binary;
using System.Net;

namespace MiniActors.Rules;

/// <summary>
/// Which addresses are on the public internet; all others count as private. Source: decision 14, faults 31 and 32, the
/// special-purpose registries of IANA (RFC 6890) and RFC 6598, 6052, 8215, 3056, 4380, 5214.
/// </summary>
public static class AddressRule
{
    private static readonly (uint Prefix, int Bits)[] NotPublic =
    [
        (0x00000000, 8),  // 0.0.0.0/8        this network
        (0x0A000000, 8),  // 10.0.0.0/8       private
        (0x64400000, 10), // 100.64.0.0/10    carrier-grade NAT
        (0x7F000000, 8),  // 127.0.0.0/8      loopback
        (0xA83F8110, 32), // 168.63.129.16/32 the host below a machine in Azure
        (0xA9FE0000, 16), // 169.254.0.0/16   link-local, cloud metadata
        (0xAC100000, 12), // 172.16.0.0/12    private
        (0xC0000000, 24), // 192.0.0.0/24     protocol assignments
        (0xC0000200, 24), // 192.0.2.0/24     documentation
        (0xC01FC400, 24), // 192.31.196.0/24  AS112
        (0xC034C100, 24), // 192.52.193.0/24  AMT relays
        (0xC0586300, 24), // 192.88.99.0/24   6to4 relays, withdrawn
        (0xC0A80000, 16), // 192.168.0.0/16   private
        (0xC0AF3000, 24), // 192.175.48.0/24  AS112
        (0xC6120000, 15), // 198.18.0.0/15    benchmarks
        (0xC6336400, 24), // 198.51.100.0/24  documentation
        (0xCB007100, 24), // 203.0.113.0/24   documentation
        (0xE0000000, 4),  // 224.0.0.0/4      multicast
        (0xF0000000, 4),  // 240.0.0.0/4      reserved, broadcast
    ];

    /// <summary>True when the address is public. An IPv6 address that embeds an IPv4 address is judged by it, or refused.</summary>
    public static bool IsPublic(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out var length); // there is room for either family; were there not, the zeros are not public
        return length == 4 ? IsPublic(BinaryPrimitives.ReadUInt32BigEndian(bytes)) : IsPublic(bytes);
    }

    private static bool IsPublic(uint address)
    {
        foreach (var (prefix, bits) in NotPublic)
            if ((address ^ prefix) >> (32 - bits) == 0) return false;
        return true;
    }

    private static bool IsPublic(ReadOnlySpan<byte> bytes)
    {
        var high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var low = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        if (high == 0 && low >> 32 == 0xFFFF) return IsPublic((uint)low);                // ::ffff:a.b.c.d    v4-mapped
        if (high == 0x0064_FF9B_0000_0000 && low >> 32 == 0) return IsPublic((uint)low); // 64:ff9b::/96      NAT64
        if (high >> 48 == 0x2002) return IsPublic((uint)(high >> 16));                   // 2002::/16         6to4
        if (high >> 61 != 1) return false;          // outside 2000::/3: unspecified, loopback, v4-compatible, ULA, link- and site-local, multicast, …
        if (high >> 41 == 0x2001_0000 >> 9) return false; // 2001::/23   Teredo, benchmarks, ORCHID
        if (high >> 32 == 0x2001_0DB8) return false;      // 2001:db8::/32     documentation
        if (high >> 16 == 0x2620_004F_8000) return false; // 2620:4f:8000::/48 AS112
        if (high >> 44 == 0x3FFF0) return false;          // 3fff::/20         documentation
        return low >> 32 is not (0x0000_5EFE or 0x0200_5EFE) || IsPublic((uint)low); // ISATAP, RFC 5214: below any prefix
    }
}
