using MiniActors.Benchmarks.Measuring;

namespace MiniActors.Benchmarks.Echo;

/// <summary>How much is echoed in one round.</summary>
/// <param name="Sockets">How many sockets at once.</param>
/// <param name="InFlight">How many messages of one socket are on their way at once.</param>
/// <param name="Bytes">The size of a message; ASCII text.</param>
/// <param name="PerSocket">How many messages each socket sends and gets back.</param>
internal sealed record EchoLoad(int Sockets, int InFlight, int Bytes, int PerSocket)
{
    /// <summary>All messages of a round.</summary>
    public long Messages => (long)Sockets * PerSocket;

    /// <summary>What each socket sends before anything has come back.</summary>
    public int Ahead => Math.Min(InFlight, PerSocket);

    /// <summary>The message.</summary>
    public string Text => new('x', Bytes);

    /// <summary>One message is on its way at a time.</summary>
    public bool IsLonely => Sockets == 1 && InFlight == 1;

    /// <summary>What takes the times there and back; null: several messages are on their way at once.</summary>
    public RoundTrips? Trips() => IsLonely ? new RoundTrips(PerSocket) : null;

    /// <inheritdoc />
    public override string ToString() => $"{Sockets} {(Sockets == 1 ? "socket" : "sockets")} × {InFlight} in flight, {(Bytes < 1024 ? $"{Bytes} B" : $"{Bytes / 1024} KiB")}";
}
