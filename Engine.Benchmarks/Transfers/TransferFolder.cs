namespace MiniActors.Benchmarks.Transfers;

/// <summary>A directory of one measurement: the file that is sent, and where the raw client puts what it gets.</summary>
internal sealed class TransferFolder : IDisposable
{
    public TransferFolder(long bytes)
    {
        using var file = File.Create(Source);
        file.SetLength(bytes);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("mini-actors-benchmarks-").FullName;

    /// <summary>The file that is sent.</summary>
    public string Source => System.IO.Path.Combine(Path, "source.bin");

    /// <summary>The file that is written, one for each that is on its way.</summary>
    public string Target(int file) => System.IO.Path.Combine(Path, $"target-{file}.bin");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
