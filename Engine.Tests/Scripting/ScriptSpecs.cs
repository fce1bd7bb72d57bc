using Akka.Actor;
using Akka.TestKit;
using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Scripting;
using MiniActors.Tests.Support;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Tests.Scripting;

/// <summary>What the specs of scripts share: a script under virtual time, and a probe in its supervisor's place.</summary>
public abstract class ScriptSpecs : ActorSpecs
{
    protected ScriptSpecs()
    {
        Supervisor = CreateTestProbe("supervisor");
        Reader = CreateTestProbe("reader");
    }

    /// <summary>Is told the commands of the script.</summary>
    protected TestProbe Supervisor { get; }

    /// <summary>Plays the socket actor that hands messages over, and is told the credit for them.</summary>
    protected TestProbe Reader { get; }

    protected IActorRef Script { get; private set; } = ActorRefs.Nobody;

    private protected ScriptWitness Witness { get; } = new();

    /// <summary>Runs a script; the supervisor's part is the spec's.</summary>
    private protected void Run(string platform, string code, string? baseLibrary = null, ScriptLimits? limits = null,
        ScriptSource? source = null, ScriptDefinitions? definitions = null, CancellationToken cancellation = default,
        Func<PlatformProfile, PlatformProfile>? with = null, IReadOnlyList<PolyfillPack>? polyfills = null, ScriptPages? pages = null)
    {
        var profile = Profiles.Of(platform, baseLibrary);
        var role = ScriptRole.For(new ScriptOptions
        {
            Source = source ?? ScriptSource.Of("/app.js", code),
            Pages = pages,
            Console = Witness,
            Observer = Witness,
            Limits = limits ?? new ScriptLimits(),
            Polyfills = polyfills ?? [],
            Definitions = definitions ?? ScriptDefinitions.None,
            Cancellation = cancellation,
            Clock = new VirtualClock((TestScheduler)Sys.Scheduler),
        });
        var context = new CallbackContext(new SessionId("one"), with?.Invoke(profile) ?? profile, Profiles.OpenProgram(platform));
        var parent = Sys.ActorOf(Props.Create<Parent>(role.Props!(context), Supervisor.Ref));
        Script = parent.Ask<IActorRef>(WhoIsYourChild.Value, Patience.Long).GetAwaiter().GetResult();
    }

    /// <summary>The next lines that the script writes.</summary>
    protected async Task SaysAsync(params string[] lines) => Assert.Equal(lines, await Witness.Lines.NextAsync(lines.Length));

    /// <summary>The next command.</summary>
    protected async Task<T> CommandAsync<T>() where T : ICommand => await Supervisor.ExpectMsgAsync<T>(Patience.Long);

    /// <summary>Tells the script, as its supervisor.</summary>
    private protected void Tell(IEvent told) => Script.Tell(told, Supervisor.Ref);

    /// <summary>The call is done.</summary>
    protected void Succeed(CallId call) => Tell(new Succeeded(call, CallResult.Done.Value));

    /// <summary>The call fails, in the platform's words.</summary>
    protected void Fail(string platform, string api, CallId call, FailureKind kind) =>
        Tell(new Failed(call, Profiles.Of(platform).Errors.Say(api, kind, ("detail", "why"))));

    /// <summary>The next connectSocket is accepted and opens.</summary>
    protected async Task<SocketId> OpenSocketAsync(bool global = true)
    {
        var connect = await CommandAsync<ConnectSocket>();
        Tell(new Succeeded(connect.Call, new CallResult.Connecting(connect.Socket)));
        Tell(new SocketOpened(connect.Socket, global, Headers.Of(("Server", "lab")), null));
        return connect.Socket;
    }

    protected void Receive(SocketId socket, bool global, params Frame[] frames) =>
        Script.Tell(new SocketReceived(socket, global, frames, frames.Sum(frame => frame.WireLength)), Reader.Ref);

    /// <summary>The script has ended and is closed by its supervisor.</summary>
    private protected async Task<ScriptEnd> EndAsync()
    {
        var close = await CommandAsync<CloseProgram>();
        Tell(new Finished(close.Silently ? null : Profiles.Of("wechat").Errors.Say("mini program", FailureKind.SessionClosed)));
        return await Witness.End.WaitAsync(Patience.Long);
    }

    private sealed class VirtualClock(TestScheduler scheduler) : TimeProvider
    {
        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => scheduler.Now.UtcTicks;
    }

    private sealed class Parent(Props child, IActorRef probe) : UntypedActor
    {
        private readonly IActorRef _child = Context.ActorOf(child, "callbacks");

        protected override void OnReceive(object message)
        {
            if (message is WhoIsYourChild) Sender.Tell(_child);
            else probe.Tell(message, Sender);
        }
    }

    private sealed record WhoIsYourChild
    {
        public static readonly WhoIsYourChild Value = new();
    }
}
