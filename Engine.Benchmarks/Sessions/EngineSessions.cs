using MiniActors.Api;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Sessions;

/// <summary>Mini programs, each with its supervisor, rules, dispatcher, callbacks and a socket.</summary>
internal sealed class EngineSessions(Uri url, string wire, TimeSpan? pingEvery = null) : ISessions
{
    private readonly EngineUnderMeasure _engine = new(wire, pingEvery);
    private readonly List<MiniProgram> _programs = [];
    private long _heard;

    public async Task OpenAsync(CancellationToken cancellation)
    {
        var program = await _engine.OpenAsync(cancellation).ConfigureAwait(false);
        await EngineUnderMeasure.ConnectAsync(program, url, Listen, cancellation).ConfigureAwait(false);
        lock (_programs) _programs.Add(program);
    }

    private void Listen(SocketTask task)
    {
        task.OnMessage(message => _heard += message.Frame.Text.Length);
        task.OnClose(closed => _heard += closed.Code);
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_programs.Select(program => program.DisposeAsync().AsTask())).ConfigureAwait(false);
        await _engine.DisposeAsync().ConfigureAwait(false);
    }
}
