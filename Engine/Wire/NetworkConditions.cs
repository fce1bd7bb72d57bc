using MiniActors.Model;

namespace MiniActors.Wire;

/// <summary>The network of one mini program as its connections share it; it can be replaced at any time, from any thread.</summary>
/// <param name="state">What it is at first.</param>
public sealed class NetworkConditions(NetworkState state)
{
    private volatile NetworkPace _pace = new(state);

    /// <summary>The pace in force.</summary>
    public NetworkPace Pace => _pace;

    /// <summary>The network in force.</summary>
    public NetworkState State => _pace.State;

    /// <summary>From here on the network is another one; who waits under the old pace looks again.</summary>
    public void Change(NetworkState state) => Interlocked.Exchange(ref _pace, new NetworkPace(state)).End();
}

/// <summary>The pace of a network, until it is over.</summary>
public sealed class NetworkPace
{
    // Never disposed of: it has no timer, and who waits may come at any time.
    private readonly CancellationTokenSource _over = new();

    internal NetworkPace(NetworkState state)
    {
        State = state;
        Down = state.DownBytesPerSecond is { } down ? new ByteRate(down) : null;
        Up = state.UpBytesPerSecond is { } up ? new ByteRate(up) : null;
    }

    /// <summary>The network.</summary>
    public NetworkState State { get; }

    /// <summary>What comes in; null: as fast as it can.</summary>
    public ByteRate? Down { get; }

    /// <summary>What goes out; null: as fast as it can.</summary>
    public ByteRate? Up { get; }

    /// <summary>Cancelled when another pace has taken its place.</summary>
    public CancellationToken Over => _over.Token;

    internal void End() => _over.Cancel();
}
