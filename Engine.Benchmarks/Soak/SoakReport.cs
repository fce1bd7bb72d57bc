namespace MiniActors.Benchmarks.Soak;

/// <summary>What a soak found. All but the slope should be nothing.</summary>
/// <param name="Load">What was done.</param>
/// <param name="Messages">How many messages were sent.</param>
/// <param name="Transfers">How many transfers were made.</param>
/// <param name="Broken">How many sockets ended under way, which is the chaos and no fault.</param>
/// <param name="MemoryMiB">Resident memory at the end, in MiB, after a collection.</param>
/// <param name="MemorySlope">Its growth over the second half, in MiB a minute, by least squares.</param>
/// <param name="Descriptors">Descriptors at the end beyond those at the start.</param>
/// <param name="Files">Temporary files that were left.</param>
/// <param name="Actors">Mini programs and actors that were left.</param>
/// <param name="Missing">Calls that were never completed, and messages that neither came back nor were on a socket that was reported closed.</param>
/// <param name="Doubled">Calls that were answered twice, and sockets that told something behind their close.</param>
internal sealed record SoakReport(
    SoakLoad Load, long Messages, long Transfers, long Broken, double MemoryMiB, double MemorySlope, int Descriptors, int Files, int Actors, int Missing, int Doubled)
{
    /// <summary>True: nothing leaked, nothing is missing, nothing came twice.</summary>
    public bool IsClean => Descriptors <= 0 && Files == 0 && Actors == 0 && Missing == 0 && Doubled == 0
        && (Load.Time < SoakLoad.TooShortForASlope || MemorySlope <= SoakLoad.MemorySlope);
}
