using Akka.TestKit;

namespace MiniActors.Tests.Laws;

/// <summary>Stories that once broke a law.</summary>
public sealed class LawStories : StorySpecs
{
    // The answer of the last call ran inside of it.
    [Fact]
    public void A_call_from_a_callback_after_the_end_is_answered_behind_that_callback() =>
        Holds("wechat/game", null, new Step.InCallback(new Step.Send(null, Payload.Text)));

    // The new one was dialled a moment before the line of the old one was cut.
    [Fact]
    public void A_socket_that_waits_for_another_dials_when_that_one_is_cut() =>
        Holds("alipay", null, new Step.Connect(Target.Listed), new Step.InCallback(new Step.Connect(Target.Listed, false, 5)), new Step.Pass(130));

    private void Holds(string platform, string? baseLibrary, params Step[] steps) =>
        Play(new Story(platform, baseLibrary, steps), CallingThreadDispatcher.Id);
}
