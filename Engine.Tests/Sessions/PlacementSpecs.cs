using Akka.Actor;
using Akka.Dispatch;
using MiniActors.Sessions;

namespace MiniActors.Tests.Sessions;

/// <summary>Where actors are put, and what those who share a place share.</summary>
public sealed class PlacementSpecs
{
    private const string Own = "own";
    private const string Box = "box";
    private const string Guests = "guests";
    private readonly Placement _placement = new(Own, Box, Guests);

    private static (string Dispatcher, string Mailbox) PlaceOf(Props props) => (props.Deploy.Dispatcher, props.Deploy.Mailbox);

    [Fact]
    public void Actors_of_the_same_place_share_what_says_so()
    {
        var (one, other) = (_placement.Of(Props.Create<Plain>("a")), _placement.Of(Props.Create<Plain>("b")));

        Assert.Equal((Own, Box), PlaceOf(one));
        Assert.Same(one.Deploy, other.Deploy);
        Assert.Equal((typeof(Plain), "a"), (one.Type, one.Arguments.Single()));
        Assert.Same(_placement.OfCallbacks(Props.Create<Plain>("a")).Deploy, _placement.OfCallbacks(Props.Create<Plain>("b")).Deploy);
    }

    [Fact]
    public void Callbacks_have_a_dispatcher_of_their_own_and_their_mailbox_where_they_choose_one()
    {
        Assert.Equal((Guests, Box), PlaceOf(_placement.OfCallbacks(Props.Create<Plain>("a"))));
        Assert.Equal((Guests, "theirs"), PlaceOf(_placement.OfCallbacks(Props.Create<Plain>("a").WithMailbox("theirs"))));
        Assert.Equal((Guests, Deploy.NoMailboxGiven), PlaceOf(_placement.OfCallbacks(Props.Create<Choosy>())));
    }

    [Fact]
    public void A_copy_is_in_the_same_place() =>
        Assert.Equal(("elsewhere", Box), PlaceOf(_placement.Of(Props.Create<Plain>("a")).WithDispatcher("elsewhere")));

    [Fact]
    public void Where_nothing_is_said_it_is_Akkas_own_place() =>
        Assert.Equal((Deploy.NoDispatcherGiven, Deploy.NoMailboxGiven), PlaceOf(Placement.Default.Of(Props.Create<Plain>("a"))));

    private sealed class Plain(string name) : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(name);
    }

    private sealed class Choosy : UntypedActor, IRequiresMessageQueue<IDequeBasedMessageQueueSemantics>
    {
        protected override void OnReceive(object message) => Unhandled(message);
    }
}
