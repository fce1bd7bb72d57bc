using System.Net;
using System.Net.Sockets;
using FsCheck.Xunit;
using Microsoft.Security.AntiSSRF;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

/// <summary>The judgement of addresses, held against Microsoft's list of what a server must not be sent to.</summary>
[Trait("Fault", "31")]
public sealed class SpecialAddressSpecs
{
    /// <summary>
    /// Here an IPv4 address stands inside of the IPv6 address, and it is the IPv4 address that is judged: a network that has only
    /// IPv6 gives every public name such an address (RFC 6147). The list refuses all of them.
    /// </summary>
    private static readonly IPNetwork[] JudgedByWhatIsInside = [IPNetwork.Parse("64:ff9b::/96"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("::ffff:0:0/96")];

    private static readonly IPNetwork[] Refused = [.. new AntiSSRFPolicy(PolicyConfigOptions.ExternalOnlyLatest).DeniedAddresses.Select(range => IPNetwork.Parse(range))];

    public static TheoryData<string> Ranges => [.. Refused.Where(range => !JudgedByWhatIsInside.Contains(range)).Select(range => range.ToString())];

    [Theory, MemberData(nameof(Ranges))]
    public void A_range_of_the_list_is_refused_from_its_first_address_to_its_last(string range)
    {
        var network = IPNetwork.Parse(range);
        var (first, last) = (network.BaseAddress, LastOf(network));
        Assert.All([first, Step(first, 1, network), Step(last, -1, network), last], address => Assert.False(AddressRule.IsPublic(address), $"{address} of {range}"));
    }

    [Theory, MemberData(nameof(Ranges))]
    public void Just_outside_of_a_range_an_address_is_refused_only_where_it_is_special_too(string range)
    {
        var network = IPNetwork.Parse(range);
        foreach (var outside in new[] { Step(network.BaseAddress, -1), Step(LastOf(network), 1) })
        {
            if (outside.AddressFamily == AddressFamily.InterNetworkV6 && outside.GetAddressBytes()[0] >> 5 != 1) continue; // outside 2000::/3 nothing is public
            if (!Refused.Any(other => other.Contains(outside))) Assert.True(AddressRule.IsPublic(outside), $"{outside}, next to {range}");
        }
    }

    [Fact]
    public void The_list_is_long_enough_to_say_something() => Assert.True(Ranges.Count > 25);

    [Property(MaxTest = 2000)]
    public void Whatever_the_list_refuses_is_refused_in_IPv4(uint address) => HoldsFor(Of(address));

    [Property(MaxTest = 2000)]
    public void Whatever_the_list_refuses_is_refused_in_IPv6(ulong high, ulong low, byte range)
    {
        HoldsFor(Of(high, low));
        // Few random addresses are special: so, too, one in each range.
        var special = Refused.Where(network => network.BaseAddress.AddressFamily == AddressFamily.InterNetworkV6).ToArray();
        HoldsFor(Within(special[range % special.Length], Of(high, low)));
    }

    [Property(MaxTest = 2000)]
    public void An_address_inside_of_another_is_judged_as_itself(uint inner)
    {
        var expected = AddressRule.IsPublic(Of(inner));
        foreach (var address in new[]
        {
            Of(0, 0xFFFF_0000_0000UL | inner),                                     // v4-mapped
            Of(0x0064_FF9B_0000_0000, inner),                                    // NAT64
            Of(0x2002_0000_0000_0000UL | ((ulong)inner << 16), 1),                 // 6to4
            Of(0x2606_4700_0000_0000, 0x0000_5EFE_0000_0000UL | inner),            // ISATAP
            Of(0x2606_4700_0000_0000, 0x0200_5EFE_0000_0000UL | inner),
        }) Assert.True(expected == AddressRule.IsPublic(address), $"{Of(inner)} as {address}");
        Assert.All(new[]
        {
            Of(0, inner),                                                        // v4-compatible
            Of(0, 0xFFFF_0000_0000_0000UL | inner),                                // v4-translated
            Of(0x0064_FF9B_0001_0000, inner),                                    // NAT64 for local use
            Of(0x2001_0000_0000_0000UL | (~inner & 0xFFFF), ~(ulong)inner),                   // Teredo
        }, address => Assert.False(AddressRule.IsPublic(address), $"{Of(inner)} as {address}"));
    }

    private static void HoldsFor(IPAddress address)
    {
        if (JudgedByWhatIsInside.Any(network => network.Contains(address))) return;
        if (Refused.Any(network => network.Contains(address))) Assert.False(AddressRule.IsPublic(address), $"{address} is on the list");
    }

    private static IPAddress Of(uint address) => new([(byte)(address >> 24), (byte)(address >> 16), (byte)(address >> 8), (byte)address]);

    private static IPAddress Of(ulong high, ulong low) => new([.. BitConverter.GetBytes(IPAddress.HostToNetworkOrder((long)high)), .. BitConverter.GetBytes(IPAddress.HostToNetworkOrder((long)low))]);

    private static IPAddress LastOf(IPNetwork network) => Within(network, new IPAddress([.. network.BaseAddress.GetAddressBytes().Select(_ => byte.MaxValue)]));

    /// <summary>The bits of the network, then those of the address.</summary>
    private static IPAddress Within(IPNetwork network, IPAddress address)
    {
        var (bits, bytes) = (network.BaseAddress.GetAddressBytes(), address.GetAddressBytes());
        for (var bit = 0; bit < network.PrefixLength; bit++)
        {
            var mask = (byte)(0x80 >> (bit % 8));
            bytes[bit / 8] = (byte)((bytes[bit / 8] & ~mask) | (bits[bit / 8] & mask));
        }
        return new IPAddress(bytes);
    }

    private static IPAddress Step(IPAddress address, int by, IPNetwork? within = null)
    {
        var bytes = address.GetAddressBytes();
        for (var index = bytes.Length - 1; index >= 0; index--)
        {
            var sum = bytes[index] + by;
            bytes[index] = (byte)sum;
            if (sum is >= 0 and <= 255) break;
        }
        var next = new IPAddress(bytes);
        return within is { } network && !network.Contains(next) ? address : next;
    }
}
