namespace MiniActors.Model;

/// <summary>The network that a mini program finds: its type, and how slow it is.</summary>
public sealed record NetworkState
{
    /// <summary>A network as fast as the machine's own: <c>wifi</c>, nothing added, no limit.</summary>
    public static readonly NetworkState Unlimited = new();

    /// <summary>No network.</summary>
    public static readonly NetworkState Offline = new() { Type = NetworkType.None };

    /// <summary>The longest latency that can be set.</summary>
    public static readonly TimeSpan LongestLatency = TimeSpan.FromMinutes(10);

    /// <summary>What the mini program is told it is; <see cref="NetworkType.None"/>: it is offline. Default: <see cref="NetworkType.Wifi"/>.</summary>
    public NetworkType Type
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "There is no such type.");
    } = NetworkType.Wifi;

    /// <summary>What each connect and each round trip take longer; null: nothing is added. At most 10 minutes.</summary>
    public TimeSpan? Latency
    {
        get;
        init => field = value is null || (value >= TimeSpan.Zero && value <= LongestLatency)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A latency is between nothing and 10 minutes.");
    }

    /// <summary>How many bytes a second come in at most, over all connections of the mini program; null: no limit. At least 1.</summary>
    public long? DownBytesPerSecond
    {
        get;
        init => field = Rate(value);
    }

    /// <summary>How many bytes a second go out at most, over all connections of the mini program; null: no limit. At least 1.</summary>
    public long? UpBytesPerSecond
    {
        get;
        init => field = Rate(value);
    }

    /// <summary>False: it is offline.</summary>
    public bool IsConnected => Type != NetworkType.None;

    private static long? Rate(long? value) =>
        value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A bandwidth is at least one byte a second.");
}
