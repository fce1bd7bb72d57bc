namespace MiniActors.Benchmarks.Peer;

/// <summary>A connection on which little is going to happen: its server keeps small buffers, so that ten thousand of them fit.</summary>
internal static class Quiet
{
    /// <summary>The path that asks for one.</summary>
    public const string Path = "/quiet";

    /// <summary>How large a buffer is then.</summary>
    public const int Buffer = 1 << 10;
}
