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

    // The request is answered at the end, and what its callback breaks cannot hear of a close any more.
    [Fact]
    public void A_link_that_breaks_in_the_last_callback_ends_all_the_same() =>
        Holds("wechat", "1.6.9", new Step.Connect(Target.Listed), new Step.InCallback(new Step.Request(Target.Listed)), new Step.InCallback(new Step.Peer(0, PeerAct.BreaksEverything)), new Step.Peer(0, PeerAct.Opens));

    private void Holds(string platform, string? baseLibrary, params Step[] steps) =>
        Play(new Story(platform, baseLibrary, steps), CallingThreadDispatcher.Id);
}
