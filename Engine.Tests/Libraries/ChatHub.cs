using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MiniActors.Tests.Libraries;

/// <summary>A hub of ASP.NET Core, as any server has one.</summary>
public sealed class ChatHub : Hub
{
    public string Echo(string text) => text;

    public int Fail() => throw new HubException("as asked");

    public Task Shout(string text) => Clients.All.SendAsync("heard", text, text.Length);

    public async IAsyncEnumerable<int> Count(int to, [EnumeratorCancellation] CancellationToken end)
    {
        for (var n = 1; n <= to; n++)
        {
            end.ThrowIfCancellationRequested();
            yield return n;
            await Task.Yield();
        }
    }

    public async Task<int> Sum(IAsyncEnumerable<int> numbers)
    {
        var sum = 0;
        await foreach (var number in numbers) sum += number;
        return sum;
    }

    /// <summary>Cuts the connection without a word.</summary>
    public void Drop() => Context.GetHttpContext()?.Abort();

    /// <summary>Serves it on a free port of loopback.</summary>
    internal static async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSignalR();
        var app = builder.Build();
        app.UseWebSockets();
        app.MapHub<ChatHub>("/chat");
        await app.StartAsync();
        return app;
    }
}
