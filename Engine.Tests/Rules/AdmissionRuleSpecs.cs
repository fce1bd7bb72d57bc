using FsCheck.Xunit;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class AdmissionRuleSpecs
{
    private static readonly SocketPolicy WeChat = Profiles.WeChat.Sockets;
    private static readonly SocketPolicy Alipay = Profiles.Alipay.Sockets;

    // max, when full, how many live -> admit, refuse:limit, or replace:victims
    [Theory]
    [InlineData(2, WhenFull.Reject, 0, "admit")]               // seed: 2（小程序）
    [InlineData(2, WhenFull.Reject, 1, "admit")]
    [InlineData(2, WhenFull.Reject, 2, "refuse 2")]            // decision 1: the new call fails, the old sockets live
    [InlineData(5, WhenFull.Reject, 4, "admit")]               // seed: 5（小游戏）
    [InlineData(5, WhenFull.Reject, 5, "refuse 5")]
    [InlineData(1, WhenFull.Replace, 0, "admit")]              // seed: Alipay
    [InlineData(1, WhenFull.Replace, 1, "replace 1")]
    [InlineData(1, WhenFull.ReplaceSilently, 1, "replace 1 silently")]
    [InlineData(1, WhenFull.Reject, 1, "refuse 1")]            // decision 2: the newest contract of Alipay
    [InlineData(2, WhenFull.Replace, 4, "replace 1 2 3")]      // as many as make room, oldest first
    [InlineData(0, WhenFull.Replace, 0, "refuse 0")]           // no victim can make room
    [InlineData(null, WhenFull.Reject, 1000, "admit")]         // decision 3: Baidu from 1.9.4
    public void A_full_platform_rejects_or_replaces_as_its_profile_says(int? max, WhenFull whenFull, int live, string expected)
    {
        var policy = WeChat with { Max = max, WhenFull = whenFull };
        Assert.Equal(expected, Text(AdmissionRule.Decide(policy, false, Sockets(live))));
    }

    [Fact]
    public void Alipay_counts_multiple_sockets_beside_the_single_one()
    {
        // decision 22: up to five, each with its task, beside the single one
        LiveSocket[] live = [new(new(1)), .. Enumerable.Range(2, 4).Select(id => new LiveSocket(new(id), true))];
        Assert.Equal("admit", Text(AdmissionRule.Decide(Alipay, true, live)));
        Assert.Equal("replace 1", Text(AdmissionRule.Decide(Alipay, false, live)));
        live = [.. live, new(new(6), true)];
        Assert.Equal("refuse 5", Text(AdmissionRule.Decide(Alipay, true, live)));
    }

    [Fact]
    public void Where_multiple_is_unknown_it_does_not_open_a_second_account() =>
        Assert.Equal("refuse 2", Text(AdmissionRule.Decide(WeChat, true, Sockets(2))));

    [Property]
    public bool After_acting_there_are_never_more_than_allowed(byte max, bool replaces, bool multiple, bool[] live)
    {
        var policy = Alipay with { Max = max % 6, WhenFull = replaces ? WhenFull.Replace : WhenFull.Reject };
        LiveSocket[] before = [.. live.Select((apart, index) => new LiveSocket(new(index + 1), apart))];
        var singles = before.Count(socket => !socket.Multiple);
        var apart = before.Length - singles;
        var after = AdmissionRule.Decide(policy, multiple, before) switch
        {
            Admission.Admit => before.Append(new LiveSocket(new(9999), multiple)).ToArray(),
            Admission.Replace replace => [.. before.Where(socket => !replace.Victims.Contains(socket.Socket)), new LiveSocket(new(9999), multiple)],
            _ => before,
        };
        // What was over the limit before (a changed profile) is not the rule's; it must not add to it.
        return after.Count(socket => !socket.Multiple) <= Math.Max(policy.Max!.Value, singles)
            && after.Count(socket => socket.Multiple) <= Math.Max(policy.MultipleMax, apart)
            && (after == before || multiple || after.Count(socket => !socket.Multiple) <= policy.Max);
    }

    private static LiveSocket[] Sockets(int count) => [.. Enumerable.Range(1, count).Select(id => new LiveSocket(new SocketId(id)))];

    private static string Text(Admission admission) => admission switch
    {
        Admission.Refuse refuse => $"refuse {refuse.Limit}",
        Admission.Replace replace => $"replace {string.Join(' ', replace.Victims.Select(victim => victim.Value))}{(replace.Silently ? " silently" : "")}",
        _ => "admit",
    };
}
