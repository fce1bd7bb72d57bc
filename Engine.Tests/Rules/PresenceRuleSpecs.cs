using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

/// <summary>What a mini program may do while it is not seen (docs/decisions/0008).</summary>
public sealed class PresenceRuleSpecs
{
    private static readonly BackgroundPolicy FiveSeconds = new()
    {
        Grace = TimeSpan.FromSeconds(5),
        CloseCode = 1006,
        CloseReason = "interrupted",
        HeldCallbacks = 1,
    };

    [Theory]
    [InlineData(Presence.Shown, 5.0)]
    [InlineData(Presence.Hidden, null)]
    [InlineData(Presence.Suspended, null)]
    public void The_grace_runs_once_from_the_moment_of_hiding(Presence before, double? seconds) =>
        Assert.Equal(seconds, PresenceRule.GraceOf(FiveSeconds, before)?.TotalSeconds);

    [Fact]
    public void Without_a_grace_nothing_ends_the_time_of_a_hidden_program() =>
        Assert.Null(PresenceRule.GraceOf(FiveSeconds with { Grace = null }, Presence.Shown));

    [Theory]
    [InlineData(Presence.Shown, null)]
    [InlineData(Presence.Hidden, null)]
    [InlineData(Presence.Suspended, FailureKind.Interrupted)]
    public void Only_a_suspended_program_cannot_call(Presence presence, FailureKind? why) =>
        Assert.Equal(why, PresenceRule.Refusal(presence));

    [Fact]
    public void Sockets_end_with_the_code_and_the_reason_of_the_platform() =>
        Assert.Equal(new CloseReason(1006, "interrupted"), PresenceRule.CloseOf(FiveSeconds));
}
