using MiniActors.Api;
using MiniActors.Benchmarks.Rows;
using MiniActors.Platforms;

namespace MiniActors.Benchmarks.Requests;

/// <summary>The same through the engine: one mini program, the next request made in the callback of the one before.</summary>
internal sealed class EngineGet : IAsyncDisposable
{
    private readonly EngineUnderMeasure _engine;
    private readonly MiniProgram _program;
    private readonly string _url;
    private readonly GetLoad _load;

    private EngineGet(EngineUnderMeasure engine, MiniProgram program, Uri server, GetLoad load) =>
        (_engine, _program, _url, _load) = (engine, program, server.ToString(), load);

    /// <summary>Opens the mini program.</summary>
    public static async Task<EngineGet> OpenAsync(Uri server, GetLoad load, CancellationToken cancellation)
    {
        var engine = new EngineUnderMeasure();
        return new EngineGet(engine, await engine.OpenForWebAsync(directory: null, cancellation).ConfigureAwait(false), server, load);
    }

    /// <summary>The platform that is followed.</summary>
    public PlatformProfile Profile => _program.Profile;

    /// <summary>One round: ends when every request has been answered by <c>success</c>.</summary>
    public Task RoundAsync() => Task.WhenAll(Enumerable.Range(0, _load.InFlight).Select(asker => AskAsync(_load.Of(asker))));

    private Task AskAsync(int requests)
    {
        if (requests == 0) return Task.CompletedTask;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        RequestOptions options = null!;
        options = new RequestOptions
        {
            Url = _url,
            DataType = "text",
            Success = _ =>
            {
                if (--requests == 0) all.TrySetResult();
                else _program.Request(options);
            },
            Fail = failure => all.TrySetException(new MiniProgramException(failure)),
        };
        _program.Request(options);
        return all.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync().ConfigureAwait(false);
        await _engine.DisposeAsync().ConfigureAwait(false);
    }
}
