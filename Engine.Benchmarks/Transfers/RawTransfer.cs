using MiniActors.Benchmarks.Measuring;

namespace MiniActors.Benchmarks.Transfers;

/// <summary>What one writes without the engine: a file streamed by <see cref="HttpClient"/>.</summary>
internal sealed class RawTransfer(Uri server, TransferLoad load, TransferFolder folder) : IDisposable
{
    private const FileOptions Streamed = FileOptions.Asynchronous | FileOptions.SequentialScan;
    private const int Buffer = 64 << 10;

    private readonly HttpClient _client = new(new SocketsHttpHandler());

    /// <summary>One round; what it leaves behind is removed afterwards.</summary>
    public async Task<Reading> RoundAsync()
    {
        var reading = await Reading.OfAsync(load.AllMiB, () =>
            Task.WhenAll(Enumerable.Range(0, load.Files).Select(file => load.Up ? UploadAsync() : DownloadAsync(folder.Target(file))))).ConfigureAwait(false);
        for (var file = 0; file < load.Files; file++) File.Delete(folder.Target(file));
        return reading;
    }

    private async Task UploadAsync()
    {
        using var form = new MultipartFormDataContent();
        using var file = new StreamContent(new FileStream(folder.Source, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, Streamed), Buffer);
        form.Add(file, "file", Path.GetFileName(folder.Source));
        using var response = await _client.PostAsync(load.On(server), form).ConfigureAwait(false);
        await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync().ConfigureAwait(false);
    }

    private async Task DownloadAsync(string target)
    {
        using var response = await _client.GetAsync(load.On(server), HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        var file = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, Streamed);
        await using (file.ConfigureAwait(false))
            await response.EnsureSuccessStatusCode().Content.CopyToAsync(file).ConfigureAwait(false);
    }

    public void Dispose() => _client.Dispose();
}
