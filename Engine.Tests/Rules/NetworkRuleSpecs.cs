using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

/// <summary>What the network of a mini program allows (docs/decisions/0009).</summary>
public sealed class NetworkRuleSpecs
{
    [Theory]
    [InlineData("wifi", null)]
    [InlineData("5g", null)]
    [InlineData("4g", null)]
    [InlineData("3g", null)]
    [InlineData("2g", null)]
    [InlineData("unknown", null)]
    [InlineData("none", FailureKind.Offline)]
    public void Only_without_a_network_nothing_can_begin(string type, FailureKind? why) =>
        Assert.Equal(why, NetworkRule.Refusal(Of(type)));

    [Theory]
    [InlineData("wifi", "none", true, true)]
    [InlineData("unknown", "none", true, true)]
    [InlineData("none", "none", false, false)]
    [InlineData("none", "wifi", false, true)]
    [InlineData("wifi", "4g", false, true)]
    [InlineData("wifi", "wifi", false, false)]
    public void A_change_breaks_what_is_under_way_when_it_takes_the_network_and_is_told_when_the_type_is_another(string before, string after, bool breaks, bool told) =>
        Assert.Equal((breaks, told), (NetworkRule.Breaks(Of(before), Of(after)), NetworkRule.IsTold(Of(before), Of(after))));

    [Fact]
    public void Another_pace_is_not_told() =>
        Assert.False(NetworkRule.IsTold(NetworkState.Unlimited, NetworkState.Unlimited with { DownBytesPerSecond = 1, Latency = TimeSpan.FromSeconds(1) }));

    [Fact]
    public void A_network_refuses_what_no_network_has()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new NetworkState { DownBytesPerSecond = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new NetworkState { UpBytesPerSecond = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new NetworkState { Latency = TimeSpan.FromMilliseconds(-1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new NetworkState { Latency = NetworkState.LongestLatency + TimeSpan.FromTicks(1) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new NetworkState { Type = (NetworkType)99 });
    }

    [Fact]
    public void Every_type_has_the_platforms_name()
    {
        Assert.Equal(["unknown", "none", "wifi", "2g", "3g", "4g", "5g"], Enum.GetValues<NetworkType>().Select(NetworkTypes.NameOf));
        Assert.All(NetworkTypes.Names, name => Assert.Equal(name, NetworkTypes.Find(name)?.NameOf()));
        Assert.Null(NetworkTypes.Find("6g"));
    }

    private static NetworkState Of(string type) => new() { Type = NetworkTypes.Find(type)!.Value };
}
