using System.Globalization;

namespace MiniActors.Benchmarks.Flood;

/// <summary>What a flood is.</summary>
/// <param name="Sockets">How many sockets, each of a mini program of its own, so that their callbacks run at the same time.</param>
/// <param name="PerSocket">How many messages each gets, as fast as it reads.</param>
/// <param name="Bytes">The size of a message.</param>
/// <param name="Callback">How long the callback of a message takes.</param>
internal sealed record FloodLoad(int Sockets, int PerSocket, int Bytes, TimeSpan Callback)
{
    /// <summary>All messages together.</summary>
    public long Messages => (long)Sockets * PerSocket;

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Sockets} {(Sockets == 1 ? "socket" : "sockets")} × {PerSocket:N0} messages of {(Bytes < 1024 ? $"{Bytes} B" : $"{Bytes / 1024} KiB")}{(Callback > TimeSpan.Zero ? $", callback {Callback.TotalMilliseconds} ms" : "")}");
}
