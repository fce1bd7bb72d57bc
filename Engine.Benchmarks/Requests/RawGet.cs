using MiniActors.Hosting;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;

namespace MiniActors.Benchmarks.Requests;

/// <summary>
/// What one writes without the engine: an <see cref="HttpClient"/>, and a string an answer. No rules, no time limit of its own. It
/// sends what the engine sends for the platform, field by field: a <c>Content-Type</c> too, which a platform says with every GET, and
/// for which the library wants a content.
/// </summary>
internal sealed class RawGet : IDisposable
{
    private const string ContentType = "Content-Type";

    private readonly HttpClient _client = new(new SocketsHttpHandler());
    private readonly string _contentType;
    private readonly Uri _server;
    private readonly GetLoad _load;

    public RawGet(Uri server, GetLoad load, PlatformProfile profile)
    {
        (_server, _load) = (server, load);
        var fields = FieldsOf(profile, server);
        _contentType = fields[ContentType];
        foreach (var (name, value) in fields) _client.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
    }

    /// <summary>What goes with a GET by the rules of the platform, and the codings that the wire asks for.</summary>
    public static IReadOnlyDictionary<string, string> FieldsOf(PlatformProfile profile, Uri server)
    {
        var program = EngineConfiguration.Read().Program with { UrlCheck = false, PrivateAddresses = true };
        var verdict = RequestRule.Judge(profile, program, Argument.Object(("url", Argument.Of(server.ToString()))));
        return ((Verdict<RequestPlan>.Accept)verdict).Plan.Headers
            .Append(KeyValuePair.Create("Accept-Encoding", "gzip, deflate, br"))
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>One round: ends when every request has its answer.</summary>
    public Task RoundAsync() => Task.WhenAll(Enumerable.Range(0, _load.InFlight).Select(asker => Task.Run(() => AskAsync(_load.Of(asker)))));

    private async Task AskAsync(int requests)
    {
        for (var made = 0; made < requests; made++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, _server) { Content = new ByteArrayContent([]) };
            request.Content.Headers.TryAddWithoutValidation(ContentType, _contentType);
            using var response = await _client.SendAsync(request).ConfigureAwait(false);
            await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync().ConfigureAwait(false);
        }
    }

    public void Dispose() => _client.Dispose();
}
