using MiniActors.Api;
using MiniActors.Benchmarks.Peer;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Flood;

/// <summary>A flood through the engine: the sockets are dialled for it, and end with it.</summary>
internal sealed class EngineFlood : IAsyncDisposable
{
    private readonly EngineUnderMeasure _engine;
    private readonly FloodLoad _load;
    private readonly Uri _url;
    private readonly MiniProgram[] _programs;

    private EngineFlood(EngineUnderMeasure engine, Uri server, FloodLoad load, MiniProgram[] programs) => (_engine, _load, _url, _programs) =
        (engine, load, new Uri(server, new FloodOrder(load.PerSocket, load.Bytes).Path), programs);

    /// <summary>Opens the mini programs.</summary>
    public static async Task<EngineFlood> OpenAsync(Uri server, FloodLoad load, string wire, CancellationToken cancellation)
    {
        var engine = new EngineUnderMeasure(wire);
        var programs = new MiniProgram[load.Sockets];
        for (var index = 0; index < programs.Length; index++) programs[index] = await engine.OpenAsync(cancellation).ConfigureAwait(false);
        return new EngineFlood(engine, server, load, programs);
    }

    /// <summary>One flood, from the first dial to the last callback.</summary>
    /// <returns>How many messages came, and how many of them were not due.</returns>
    public async Task<(long Received, long OutOfOrder)> RunAsync(CancellationToken cancellation)
    {
        var sockets = Array.ConvertAll(_programs, _ => new FloodedSocket(_load.PerSocket, _load.Callback));
        var tasks = await Task.WhenAll(_programs.Zip(sockets, (program, socket) =>
            EngineUnderMeasure.ConnectAsync(program, _url, socket.Listen, cancellation))).ConfigureAwait(false);
        await Task.WhenAll(sockets.Select(socket => socket.All)).WaitAsync(cancellation).ConfigureAwait(false);
        foreach (var task in tasks) task.Close();
        foreach (var socket in sockets) socket.Dispose();
        return (sockets.Sum(socket => (long)socket.Received), sockets.Sum(socket => (long)socket.OutOfOrder));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in _programs) await program.DisposeAsync().ConfigureAwait(false);
        await _engine.DisposeAsync().ConfigureAwait(false);
    }
}
