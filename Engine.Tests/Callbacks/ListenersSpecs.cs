using MiniActors.Callbacks;
using MiniActors.Platforms;

namespace MiniActors.Tests.Callbacks;

public sealed class ListenersSpecs
{
    private readonly List<string> _told = [];
    private readonly List<Exception> _reported = [];
    private readonly Guest _guest;

    public ListenersSpecs() => _guest = new Guest(_reported.Add);

    private Action<string> Named(string name) => told => _told.Add($"{name}:{told}");

    [Fact]
    public void A_slot_keeps_the_last_listener()
    {
        var slot = new Listeners<string>(ListenerForm.Slot);
        slot.Add(Named("first"));
        slot.Add(Named("second"));

        slot.Tell("hello", _guest);

        Assert.Equal(["second:hello"], _told);
    }

    [Fact]
    public void A_list_calls_all_in_the_order_of_registration()
    {
        var list = new Listeners<string>(ListenerForm.List);
        list.Add(Named("first"));
        list.Add(Named("second"));

        list.Tell("hello", _guest);

        Assert.Equal(["first:hello", "second:hello"], _told);
    }

    [Fact]
    public void Taking_one_off_leaves_the_others_and_taking_off_nobody_in_particular_leaves_none()
    {
        var list = new Listeners<string>(ListenerForm.List);
        var second = Named("second");
        list.Add(Named("first"));
        list.Add(second);
        list.Add(Named("third"));

        list.Remove(second);
        list.Tell("a", _guest);
        list.Remove(null);
        list.Tell("b", _guest);

        Assert.Equal(["first:a", "third:a"], _told);
    }

    [Fact]
    public void A_listener_that_throws_is_reported_and_the_next_one_runs()
    {
        var list = new Listeners<string>(ListenerForm.List);
        list.Add(_ => throw new InvalidOperationException("mine"));
        list.Add(Named("next"));

        list.Tell("hello", _guest);

        Assert.Equal(["next:hello"], _told);
        Assert.Equal("mine", Assert.Single(_reported).Message);
    }

    [Fact]
    public void A_listener_that_takes_itself_off_while_it_runs_does_not_disturb_the_others()
    {
        var list = new Listeners<string>(ListenerForm.List);
        list.Add(told => list.Remove(null));
        list.Add(Named("second"));

        list.Tell("a", _guest);
        list.Tell("b", _guest);

        Assert.Equal(["second:a"], _told);
    }
}
