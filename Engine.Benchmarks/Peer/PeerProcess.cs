using System.Text.Json;

namespace MiniActors.Benchmarks.Peer;

/// <summary>The measuring server in its process.</summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    private readonly ChildProcess _child;

    private PeerProcess(ChildProcess child, ServerCommand.Address address) => (_child, Url, Web) =
        (child, new Uri($"ws://127.0.0.1:{address.Port}/"), new Uri($"http://127.0.0.1:{address.WebPort}/"));

    /// <summary>Where it echoes.</summary>
    public Uri Url { get; }

    /// <summary>Where it answers HTTP requests.</summary>
    public Uri Web { get; }

    /// <summary>The number of its process.</summary>
    public int Id => _child.Id;

    public static async Task<PeerProcess> StartAsync(CancellationToken cancellation)
    {
        var child = ChildProcess.Start(ServerCommand.Name);
        try
        {
            var address = JsonSerializer.Deserialize<ServerCommand.Address>(await child.ReadLineAsync(cancellation).ConfigureAwait(false))!;
            return new PeerProcess(child, address);
        }
        catch
        {
            await child.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask DisposeAsync() => _child.DisposeAsync();
}
