using Akka.Actor;
using MiniActors.Adapters;
using MiniActors.Api;
using MiniActors.Callbacks;
using MiniActors.Files;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Sessions;

namespace MiniActors.Hosting;

/// <summary>The engine in one ActorSystem: judges the options, asks the guardian, hands out the front door.</summary>
public sealed class MiniActorsEngine : IMiniActorsEngine
{
    private readonly ActorSystem _system;
    private readonly EngineSettings _settings;
    private readonly EngineWires _wires;
    private readonly IFileDisk _disk;
    private readonly IActorRef _guardian;
    private readonly Placement _placement;
    private ProgramSettings? _lastProgram;
    private int _lastId;

    /// <summary>The Akka dispatcher for user code, used when the ActorSystem has it.</summary>
    internal const string CallbackDispatcher = "akka.actor.mini-actors-callbacks";

    /// <summary>The Akka dispatcher for the actors of mini programs, used when the ActorSystem has it.</summary>
    internal const string Dispatcher = "akka.actor.mini-actors";

    /// <summary>The Akka mailbox for the actors of mini programs, used when the ActorSystem has it.</summary>
    internal const string Mailbox = "akka.actor.mini-actors-mailbox";

    private MiniActorsEngine(ActorSystem system, EngineSettings settings, EngineWires wires)
    {
        (_system, _settings, _wires) = (system, settings, wires);
        _disk = new FileDisk(settings.Files.Root);
        system.RegisterOnTermination(_disk.Dispose);
        _placement = new Placement(Known(Dispatcher), system.Settings.Config.HasPath(Mailbox) ? Mailbox : null, Known(CallbackDispatcher));
        _guardian = system.ActorOf(Guardian.PropsFor(), Guardian.Name);
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseServiceUnbind, "mini-actors-drain", async () =>
        {
            await DrainAsync().ConfigureAwait(false);
            return Akka.Done.Instance;
        });
    }

    /// <summary>Starts an engine in an ActorSystem of yours; it drains in the ActorSystem's CoordinatedShutdown.</summary>
    /// <param name="system">The ActorSystem; <see cref="EngineConfiguration.OfSystem"/> is the configuration that suits an engine.</param>
    /// <param name="settings">What <see cref="EngineConfiguration.Read"/> has read.</param>
    /// <param name="wires">The network; null: the real one, as <c>mini-actors.wire</c> says.</param>
    /// <exception cref="InvalidActorNameException">The ActorSystem has an engine already.</exception>
    public static MiniActorsEngine Start(ActorSystem system, EngineSettings settings, EngineWires? wires = null) =>
        new(system, settings, wires ?? RealWires.Of(system, settings));

    /// <inheritdoc />
    public async Task<MiniProgram> OpenAsync(MiniProgramOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var program = Shared(ProgramOpening.Settle(_settings, options));
        var profile = _settings.Platforms.Find(program.Platform, program.BaseLibrary)!;
        var registry = options.Callbacks is null ? new Registry(profile.Sockets.Listeners) : null;
        var streams = new StreamShelf();
        var end = new ProgramEnd(profile, registry);
        var answer = await _guardian.Ask<object>(new GuardianProtocol.Open(new SessionOrder
        {
            Id = new SessionId(options.Id ?? $"program-{Interlocked.Increment(ref _lastId)}"),
            Profile = profile,
            Program = program,
            Callbacks = options.Callbacks ?? CallbackRole.Of(registry!),
            SocketWire = _wires.Sockets,
            HttpWire = _wires.Http,
            Disk = new LendingDisk(_disk, streams),
            Streams = streams,
            Sockets = _settings.Sockets,
            Http = _settings.Http,
            Waits = _settings.Waits,
            Placement = _placement,
            End = end,
        }), _settings.Waits.ProgramOpen, cancellationToken).ConfigureAwait(false);
        if (answer is not GuardianProtocol.Opened opened)
            throw new InvalidOperationException(((GuardianProtocol.Refused)answer).Reason);
        return new MiniProgram(opened.Id, profile, opened.Supervisor, end, registry, streams);
    }

    /// <summary>How many mini programs run now.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken = default) =>
        (await _guardian.Ask<GuardianProtocol.Running>(new GuardianProtocol.Count(), _settings.Waits.ProgramOpen, cancellationToken).ConfigureAwait(false)).Programs;

    /// <summary>Closes every mini program and opens no more; waits for their end, at most <c>waits.drain</c>.</summary>
    /// <exception cref="AskTimeoutException">Some are still not closed.</exception>
    public Task DrainAsync() => _guardian.Ask<GuardianProtocol.Drained>(new GuardianProtocol.Drain(), _settings.Waits.Drain);

    /// <summary>Mini programs that are opened alike, one after the other, share what they keep.</summary>
    private ProgramSettings Shared(ProgramSettings program) =>
        _lastProgram is { } last && last == program ? last : _lastProgram = program;

    private string? Known(string dispatcher) => _system.Dispatchers.HasDispatcher(dispatcher) ? dispatcher : null;
}
