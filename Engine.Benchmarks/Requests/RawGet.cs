namespace MiniActors.Benchmarks.Requests;

/// <summary>What one writes without the engine: an <see cref="HttpClient"/>, and a string an answer. No rules, no time limit of its own.</summary>
internal sealed class RawGet(Uri server, GetLoad load) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler());

    /// <summary>One round: ends when every request has its answer.</summary>
    public Task RoundAsync() => Task.WhenAll(Enumerable.Range(0, load.InFlight).Select(asker => Task.Run(() => AskAsync(load.Of(asker)))));

    private async Task AskAsync(int requests)
    {
        for (var made = 0; made < requests; made++)
        {
            using var response = await _client.GetAsync(server).ConfigureAwait(false);
            await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync().ConfigureAwait(false);
        }
    }

    public void Dispose() => _client.Dispose();
}
