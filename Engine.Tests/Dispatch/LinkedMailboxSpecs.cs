using System.Reflection;
using Akka.Actor;
using MiniActors.Dispatch;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Dispatch;

public sealed class LinkedMailboxSpecs
{
    private const int Threads = 4;
    private const int Each = 50_000;

    private static void Add(LinkedMessageQueue queue, object message) => queue.Enqueue(ActorRefs.Nobody, new Envelope(message, ActorRefs.NoSender));

    [Fact]
    public void It_is_empty_until_something_comes()
    {
        var queue = new LinkedMessageQueue();
        Assert.False(queue.HasMessages);
        Assert.False(queue.TryDequeue(out _));
        Add(queue, 1);
        Assert.True(queue.HasMessages);
        Assert.Equal(1, queue.Count);
    }

    [Fact]
    public void What_came_first_goes_first()
    {
        var queue = new LinkedMessageQueue();
        for (var message = 0; message < 100; message++) Add(queue, message);
        Assert.Equal(100, queue.Count);
        for (var message = 0; message < 100; message++)
        {
            Assert.True(queue.TryDequeue(out var envelope));
            Assert.Equal(message, envelope.Message);
        }
        Assert.False(queue.HasMessages);
    }

    /// <summary>A dead node that has grown old would otherwise keep all that come after it from the youngest generation's collections.</summary>
    [Fact]
    public void A_spent_node_lets_go_of_the_next_one()
    {
        var queue = new LinkedMessageQueue();
        var first = typeof(LinkedMessageQueue).GetField("_first", BindingFlags.NonPublic | BindingFlags.Instance)!;
        var spent = first.GetValue(queue)!;
        Add(queue, 1);
        var next = spent.GetType().GetField("Next")!;
        Assert.NotNull(next.GetValue(spent));
        Assert.True(queue.TryDequeue(out _));
        Assert.Null(next.GetValue(spent));
    }

    [Fact]
    public async Task Of_many_who_add_at_once_each_keeps_its_order_and_nothing_is_lost()
    {
        var queue = new LinkedMessageQueue();
        var adding = Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            for (var index = 0; index < Each; index++) Add(queue, (thread, index));
        })));
        var next = new int[Threads];
        for (var taken = 0; taken < Threads * Each;)
        {
            if (!queue.TryDequeue(out var envelope)) continue;
            var (thread, index) = ((int, int))envelope.Message;
            Assert.Equal(next[thread]++, index);
            taken++;
        }
        await adding;
        Assert.False(queue.HasMessages);
    }

    /// <summary>
    /// An actor that falls idle looks once more; who adds and finds it still busy leaves it to look. If a message were not seen
    /// before it is linked, both could miss each other, and it would lie until the next one came.
    /// </summary>
    [Fact]
    public async Task A_message_is_seen_before_it_is_linked_and_waited_for_by_who_takes()
    {
        const BindingFlags hidden = BindingFlags.NonPublic | BindingFlags.Instance;
        var queue = new LinkedMessageQueue();
        var last = typeof(LinkedMessageQueue).GetField("_last", hidden)!;
        var before = last.GetValue(queue)!;
        var (envelope, next) = (before.GetType().GetField("Envelope")!, before.GetType().GetField("Next")!);
        // Who adds was stopped behind the swing.
        var added = Activator.CreateInstance(before.GetType())!;
        envelope.SetValue(added, new Envelope("late", ActorRefs.NoSender));
        last.SetValue(queue, added);

        Assert.True(queue.HasMessages);
        var taking = Task.Run(() => queue.TryDequeue(out var taken) ? taken.Message : null);
        Assert.False(taking.IsCompleted);
        next.SetValue(before, added);
        Assert.Equal("late", await taking.WaitAsync(Patience.Long));
        Assert.False(queue.HasMessages);
    }

    /// <summary>A spent node serves the next queue to which its thread adds.</summary>
    [Fact]
    public async Task Messages_of_two_queues_that_share_their_nodes_are_never_mixed_up()
    {
        LinkedMessageQueue[] queues = [new(), new()];
        // Whoever takes from one queue adds to the other, so that nodes wander between the threads and the queues.
        var passing = Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            for (var index = 0; index < Each; index++)
            {
                Add(queues[0], (thread, index));
                _ = queues[1].HasMessages;
            }
        })));
        var next = new int[Threads];
        for (var taken = 0; taken < Threads * Each; taken++)
        {
            Envelope envelope;
            while (!queues[0].TryDequeue(out envelope)) Thread.Yield();
            Add(queues[1], envelope.Message);
            Assert.True(queues[1].TryDequeue(out var passed));
            Assert.Equal(envelope.Message, passed.Message);
            var (thread, index) = ((int, int))passed.Message;
            Assert.Equal(next[thread]++, index);
        }
        await passing;
        Assert.False(queues[0].HasMessages);
        Assert.False(queues[1].HasMessages);
    }

    [Fact]
    public void What_passes_through_a_queue_on_one_thread_costs_no_node()
    {
        var queue = new LinkedMessageQueue();
        var message = new object();
        for (var index = 0; index < 10; index++) Pass();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var index = 0; index < 1_000; index++) Pass();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Pass()
        {
            Add(queue, message);
            queue.TryDequeue(out _);
        }
    }

    [Fact]
    public void What_is_left_goes_to_the_dead_letters_in_order()
    {
        var (queue, dead) = (new LinkedMessageQueue(), new LinkedMessageQueue());
        Add(queue, "one");
        Add(queue, "two");
        queue.CleanUp(ActorRefs.Nobody, dead);
        Assert.False(queue.HasMessages);
        Assert.Equal(2, dead.Count);
        Assert.True(dead.TryDequeue(out var first));
        Assert.Equal("one", first.Message);
    }

    [Fact]
    public void What_was_taken_is_not_held()
    {
        var queue = new LinkedMessageQueue();
        var taken = TakeOne(queue);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(taken.IsAlive);
        GC.KeepAlive(queue);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference TakeOne(LinkedMessageQueue queue)
    {
        var message = new object();
        Add(queue, message);
        Assert.True(queue.TryDequeue(out _));
        return new WeakReference(message);
    }
}
