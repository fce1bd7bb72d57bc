using Akka.Actor;
using Akka.Configuration;
using Akka.TestKit;
using Akka.TestKit.Xunit2;

namespace MiniActors.Tests.Support;

/// <summary>Actor specs under virtual time: nothing waits, <see cref="Advance"/> moves the clock.</summary>
public abstract class ActorSpecs() : TestKit(ConfigurationFactory.ParseString(
    """
    akka.scheduler.implementation = "Akka.TestKit.TestScheduler, Akka.TestKit"
    akka.loglevel = WARNING
    akka.log-dead-letters = off
    """))
{
    /// <summary>Lets this much virtual time pass.</summary>
    protected void Advance(TimeSpan time) => ((TestScheduler)Sys.Scheduler).Advance(time);

    /// <summary>Waits until an actor has handled all that it was told before.</summary>
    protected async Task SettledAsync(IActorRef actor) =>
        await actor.Ask<ActorIdentity>(new Identify(null), TimeSpan.FromSeconds(5));
}
