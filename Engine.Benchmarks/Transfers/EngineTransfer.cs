using MiniActors.Api;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Transfers;

/// <summary>The same through the engine, with progress. Each round has a mini program of its own, whose files go with it.</summary>
internal sealed class EngineTransfer(Uri server, TransferFolder folder) : IAsyncDisposable
{
    private readonly EngineUnderMeasure _engine = new();
    private long _told;

    /// <summary>One round.</summary>
    public async Task<Reading> RoundAsync(TransferLoad load)
    {
        var program = await _engine.OpenForWebAsync(folder.Path, CancellationToken.None).ConfigureAwait(false);
        await using (program.ConfigureAwait(false))
            return await Reading.OfAsync(load.AllMiB, () => Task.WhenAll(Enumerable.Range(0, load.Files).Select(_ => TransferAsync(program, load)))).ConfigureAwait(false);
    }

    private Task TransferAsync(MiniProgram program, TransferLoad load) => load.Up
        ? program.UploadFileAsync(new UploadFileOptions
        {
            Url = load.On(server).ToString(),
            FilePath = folder.Source,
            Name = "file",
            FileType = "video",
            GetRawResult = task => task.OnProgressUpdate(progress => _told = progress.Done),
        })
        : program.DownloadFileAsync(new DownloadFileOptions
        {
            Url = load.On(server).ToString(),
            GetRawResult = task => task.OnProgressUpdate(progress => _told = progress.Done),
        });

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
