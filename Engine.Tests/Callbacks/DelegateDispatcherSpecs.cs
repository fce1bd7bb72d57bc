using Akka.Actor;
using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Tests.Support;
using static MiniActors.Callbacks.CallbackProtocol;
using Failure = MiniActors.Model.Failure;

namespace MiniActors.Tests.Callbacks;

/// <summary>What the dispatcher of a C# program forgets, and in which order it fails what is left.</summary>
public sealed class DelegateDispatcherSpecs : ActorSpecs
{
    private static readonly Failure Closed = new(FailureKind.SessionClosed, "closed", null);
    private readonly Registry _registry = new(ListenerForm.Slot);
    private readonly Journal _journal = new();

    private IActorRef Open() => Sys.ActorOf(DelegateDispatcher.PropsFor(_registry,
        new CallbackContext(new SessionId("one"), Profiles.Of("wechat"), Profiles.OpenProgram("wechat"))));

    public static TheoryData<IEvent> LastWords => [new SocketClosed(new SocketId(7), true, CloseReason.Normal, true), new SocketForgotten(new SocketId(7))];

    [Theory]
    [MemberData(nameof(LastWords))]
    public async Task A_task_is_forgotten_with_the_last_that_its_socket_is_told(IEvent last)
    {
        _registry.Tasks.Add(new SocketId(7), new SocketListeners(ListenerForm.Slot));
        _registry.Tasks.Add(new SocketId(8), new SocketListeners(ListenerForm.Slot));
        var dispatcher = Open();

        dispatcher.Tell(last);
        await SettledAsync(dispatcher);

        Assert.Equal([new SocketId(8)], _registry.Tasks.Keys);
    }

    [Fact]
    public async Task The_listeners_of_a_transfer_are_forgotten_with_its_answer()
    {
        var listeners = new TransferListeners();
        listeners.Head.Add(head => _journal.Write($"head {head.StatusCode}"));
        var call = _registry.Calls.Next();
        _registry.Calls.Enter(call, new Noting(_journal, "one", listeners));
        var dispatcher = Open();

        dispatcher.Tell(new TransferHead(call, new HttpHead(200, Headers.Empty, [])));
        dispatcher.Tell(new Failed(call, Closed));
        dispatcher.Tell(new TransferHead(call, new HttpHead(201, Headers.Empty, [])));
        await SettledAsync(dispatcher);

        Assert.Equal(["head 200", "one failed"], await _journal.NextAsync(2));
        Assert.Empty(_journal.Rest());
        Assert.Equal(0, _registry.Calls.Count);
    }

    [Fact]
    public async Task A_head_that_comes_with_the_answer_is_told_before_it()
    {
        var answer = new HttpAnswer(404, Headers.Empty, [], Argument.Of(""));
        CallId Enter(string name)
        {
            var listeners = new TransferListeners();
            listeners.Head.Add(head => _journal.Write($"{name} head {head.StatusCode}"));
            var call = _registry.Calls.Next();
            _registry.Calls.Enter(call, new Noting(_journal, name, listeners));
            return call;
        }

        var dispatcher = Open();
        dispatcher.Tell(new Succeeded(Enter("one"), new CallResult.Response(answer with { StatusCode = 200 })) { WithHead = true });
        dispatcher.Tell(new Failed(Enter("two"), Closed with { Answer = answer }) { WithHead = true });
        dispatcher.Tell(new Succeeded(Enter("three"), new CallResult.Response(answer))); // told before
        dispatcher.Tell(new Failed(Enter("four"), Closed) { WithHead = true }); // there was none
        await SettledAsync(dispatcher);

        Assert.Equal(["one head 200", "one succeeded", "two head 404", "two failed", "three succeeded", "four failed"], await _journal.NextAsync(6));
        Assert.Empty(_journal.Rest());
    }

    [Fact]
    public async Task What_is_left_at_the_end_fails_in_the_order_of_the_calls()
    {
        for (var call = 0; call < 20; call++) _registry.Calls.Enter(_registry.Calls.Next(), new Noting(_journal, $"{call}"));
        var dispatcher = Watch(Open());

        dispatcher.Tell(new Finished(Closed));

        await ExpectTerminatedAsync(dispatcher);
        Assert.Equal(Enumerable.Range(0, 20).Select(call => $"{call} failed"), await _journal.NextAsync(20));
    }

    [Fact]
    public async Task Without_a_word_for_it_what_is_left_hears_nothing()
    {
        _registry.Calls.Enter(_registry.Calls.Next(), new Noting(_journal, "one"));
        var dispatcher = Watch(Open());

        dispatcher.Tell("no event");
        dispatcher.Tell(new Finished(null));

        await ExpectTerminatedAsync(dispatcher);
        Assert.Empty(_journal.Rest());
        Assert.Equal(0, _registry.Calls.Count);
    }

    private sealed class Noting(Journal journal, string name, TransferListeners? listeners = null) : IOpenCall
    {
        public string Api => "request";

        public TransferListeners? Listeners => listeners;

        public void Succeed(CallResult result, Guest guest) => journal.Write($"{name} succeeded");

        public void Fail(Failure failure, Guest guest) => journal.Write($"{name} failed");
    }
}
