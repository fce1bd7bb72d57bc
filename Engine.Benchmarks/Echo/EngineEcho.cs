using MiniActors.Api;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Echo;

/// <summary>The same through the engine: one mini program, a SocketTask a socket, everything done in callbacks.</summary>
internal sealed class EngineEcho : IAsyncDisposable
{
    private readonly EchoLoad _load;
    private readonly EngineUnderMeasure _engine;
    private readonly MiniProgram _program;
    private readonly EngineEchoSocket[] _sockets;

    private EngineEcho(EchoLoad load, EngineUnderMeasure engine, MiniProgram program, EngineEchoSocket[] sockets) =>
        (_load, _engine, _program, _sockets) = (load, engine, program, sockets);

    /// <summary>Connects all sockets.</summary>
    public static async Task<EngineEcho> OpenAsync(Uri server, EchoLoad load, string wire, CancellationToken cancellation)
    {
        var engine = new EngineUnderMeasure(wire);
        var program = await engine.OpenAsync(cancellation).ConfigureAwait(false);
        var sockets = new EngineEchoSocket[load.Sockets];
        for (var index = 0; index < sockets.Length; index++)
        {
            var socket = sockets[index] = new EngineEchoSocket(load);
            await EngineUnderMeasure.ConnectAsync(program, server, socket.Listen, cancellation).ConfigureAwait(false);
        }
        return new EngineEcho(load, engine, program, sockets);
    }

    /// <summary>One round: ends when every message is back and every send has been answered by <c>success</c>.</summary>
    public async Task<Reading> RoundAsync()
    {
        var text = _load.Text;
        var reading = await Reading.OfAsync(_load.Messages, () => Task.WhenAll(_sockets.Select(socket => socket.RoundAsync(text)))).ConfigureAwait(false);
        return reading with { MedianMicroseconds = _sockets[0].Trips?.Median };
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync().ConfigureAwait(false);
        await _engine.DisposeAsync().ConfigureAwait(false);
    }
}
