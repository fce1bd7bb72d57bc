using MiniActors.Api;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Transfers;

/// <summary>The same through the engine. Each transfer has a mini program of its own, whose files go with it.</summary>
internal sealed class EngineTransfer(Uri server, TransferFolder folder) : IAsyncDisposable
{
    private readonly EngineUnderMeasure _engine = new();

    /// <summary>One transfer.</summary>
    public async Task<Reading> RoundAsync(TransferLoad load)
    {
        var program = await _engine.OpenForWebAsync(folder.Path, CancellationToken.None).ConfigureAwait(false);
        await using (program.ConfigureAwait(false))
            return await Reading.OfAsync(load.MiB, () => load.Up ? UploadAsync(program, load) : DownloadAsync(program, load)).ConfigureAwait(false);
    }

    private Task UploadAsync(MiniProgram program, TransferLoad load) => program.UploadFileAsync(new UploadFileOptions
    {
        Url = load.On(server).ToString(),
        FilePath = folder.Source,
        Name = "file",
        FileType = "video",
    });

    private Task DownloadAsync(MiniProgram program, TransferLoad load) =>
        program.DownloadFileAsync(new DownloadFileOptions { Url = load.On(server).ToString() });

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
