using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Callbacks;

/// <summary>
/// The delegates of one C# program: open calls, listeners, the listeners of each SocketTask. The program's threads enter
/// them, its dispatcher alone runs them; every part is safe from any thread. What few use is made when it is first asked for: most
/// mini programs are idle, and there are many.
/// </summary>
internal sealed class Registry(ListenerForm form)
{
    private SocketListeners? _global;
    private Listeners<NetworkStatusEvent>? _network;
    private Listeners<Diagnostic>? _diagnostics;

    /// <summary>The calls that wait for their answer, and those who listen to a transfer until then.</summary>
    public CallLedger Calls { get; } = new();

    /// <summary>The listeners of the global <c>onSocketX</c>.</summary>
    public SocketListeners Global => LazyInitializer.EnsureInitialized(ref _global, () => new SocketListeners(form));

    /// <summary>The same; null: nobody has asked for them.</summary>
    public SocketListeners? GlobalIfAny => Volatile.Read(ref _global);

    /// <summary>The listeners of the SocketTasks whose sockets are not over yet.</summary>
    public SmallTable<SocketId, SocketListeners> Tasks { get; } = new();

    /// <summary>The listeners of <c>onNetworkStatusChange</c>: every platform keeps all of them.</summary>
    public Listeners<NetworkStatusEvent> Network => LazyInitializer.EnsureInitialized(ref _network, static () => new(ListenerForm.List));

    /// <summary>Told what the platform ignored in silence.</summary>
    public Listeners<Diagnostic> Diagnostics => LazyInitializer.EnsureInitialized(ref _diagnostics, static () => new(ListenerForm.List));

    /// <summary>The turn of user code that runs on this thread for this program; null: the thread is the user's own.</summary>
    public CommandOutlet? Turn => t_current.Owner == this ? t_current.Outlet : null;

    /// <summary>Runs user code as one turn: the commands it tells are collected and go at its end. The state spares a closure for each event.</summary>
    public void RunTurn<T>(CommandOutlet outlet, Action<T> turn, T state)
    {
        var outer = t_current;
        t_current = (this, outlet);
        try
        {
            turn(state);
        }
        finally
        {
            t_current = outer;
            outlet.Flush();
        }
    }

    [ThreadStatic]
    private static (Registry? Owner, CommandOutlet? Outlet) t_current;
}
