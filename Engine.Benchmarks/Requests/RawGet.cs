using MiniActors.Platforms;

namespace MiniActors.Benchmarks.Requests;

/// <summary>
/// What one writes without the engine: an <see cref="HttpClient"/>, and a string an answer. No rules, no time limit of its own. It
/// sends the fields that the platform sends, so that the server has the same to read.
/// </summary>
internal sealed class RawGet : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler());
    private readonly Uri _server;
    private readonly GetLoad _load;

    public RawGet(Uri server, GetLoad load, PlatformProfile profile)
    {
        (_server, _load) = (server, load);
        foreach (var (name, value) in FieldsOf(profile)) _client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
    }

    /// <summary>What the platform sends with a request.</summary>
    public static IReadOnlyDictionary<string, string> FieldsOf(PlatformProfile profile) => new Dictionary<string, string>
    {
        ["User-Agent"] = profile.UserAgent,
        ["Referer"] = profile.Referer,
        ["Accept-Encoding"] = "gzip, deflate, br",
    };

    /// <summary>One round: ends when every request has its answer.</summary>
    public Task RoundAsync() => Task.WhenAll(Enumerable.Range(0, _load.InFlight).Select(asker => Task.Run(() => AskAsync(_load.Of(asker)))));

    private async Task AskAsync(int requests)
    {
        for (var made = 0; made < requests; made++)
        {
            using var response = await _client.GetAsync(_server).ConfigureAwait(false);
            await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync().ConfigureAwait(false);
        }
    }

    public void Dispose() => _client.Dispose();
}
