using System.Globalization;
using MiniActors.Benchmarks.Peer;

namespace MiniActors.Benchmarks.Transfers;

/// <summary>Which file goes which way.</summary>
/// <param name="Up">True: from here to the server; false: from there.</param>
/// <param name="MiB">How large it is.</param>
internal sealed record TransferLoad(bool Up, int MiB)
{
    /// <summary>How large it is.</summary>
    public long Bytes => (long)MiB << 20;

    /// <summary>The address on this server.</summary>
    public Uri On(Uri server) => new(server, Up ? "/" : WebOrder.PathOf(Bytes));

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Up ? "uploadFile" : "downloadFile")} of {MiB} MiB");
}
