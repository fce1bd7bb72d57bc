using System.Globalization;

namespace MiniActors.Benchmarks.Peer;

/// <summary>What a client asks of the server by the path <c>/flood/{messages}/{bytes}</c>; any other path is an echo.</summary>
internal sealed record FloodOrder(int Messages, int Bytes)
{
    /// <summary>The order of this path; null: it is none.</summary>
    public static FloodOrder? Parse(string path) => path.Split('/') is ["", "flood", var messages, var bytes]
        ? new FloodOrder(int.Parse(messages, CultureInfo.InvariantCulture), int.Parse(bytes, CultureInfo.InvariantCulture))
        : null;

    /// <summary>The path of this order.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"/flood/{Messages}/{Bytes}");
}
