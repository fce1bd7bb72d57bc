using System.Globalization;
using MiniActors.Benchmarks.Peer;

namespace MiniActors.Benchmarks.Transfers;

/// <summary>Which files go which way.</summary>
/// <param name="Up">True: from here to the server; false: from there.</param>
/// <param name="MiB">How large a file is.</param>
/// <param name="Files">How many are on their way at the same time.</param>
internal sealed record TransferLoad(bool Up, int MiB, int Files = 1)
{
    /// <summary>How large a file is.</summary>
    public long Bytes => (long)MiB << 20;

    /// <summary>All of them together, in MiB.</summary>
    public long AllMiB => (long)MiB * Files;

    /// <summary>The address on this server.</summary>
    public Uri On(Uri server) => new(server, Up ? "/" : WebOrder.PathOf(Bytes));

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{(Up ? "uploadFile" : "downloadFile")} {(Files == 1 ? "" : $"× {Files} at once ")}of {MiB} MiB");
}
