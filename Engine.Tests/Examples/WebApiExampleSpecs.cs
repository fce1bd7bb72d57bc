using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using MiniActors.Examples.MiniProgramInWebApi;

namespace MiniActors.Tests.Examples;

/// <summary>The example of a web API with a mini program in it, asked over HTTP.</summary>
public sealed class WebApiExampleSpecs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Requests_at_the_same_time_are_answered_each_with_its_own_answer_through_one_socket()
    {
        await using var api = await StartAsync();
        using var client = ClientOf(api);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(number =>
            client.GetFromJsonAsync<JsonNode>(new Uri($"/shout/hello-{number}", UriKind.Relative)))).WaitAsync(Patience);

        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"HELLO-{number}"), answers.Select(answer => (string?)answer!["shouted"]));
    }

    [Fact]
    public async Task An_upstream_that_is_down_is_a_bad_gateway_in_the_words_of_the_platform()
    {
        await using var api = await StartAsync("--Upstream", "ws://127.0.0.1:1/");
        using var client = ClientOf(api);

        var answer = await client.GetAsync(new Uri("/shout/hello", UriKind.Relative)).WaitAsync(Patience);

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.NotEmpty((string?)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["detail"] ?? "");
    }

    private static async Task<WebApplication> StartAsync(params string[] args)
    {
        var api = WebApi.Build(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None", .. args]);
        await api.StartAsync();
        return api;
    }

    private static HttpClient ClientOf(WebApplication api) => new() { BaseAddress = new Uri(api.Urls.First()) };
}
