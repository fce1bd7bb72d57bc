using MiniActors.Api;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Connecting;

/// <summary>The same through the engine: each place is a mini program, which connects the next socket in <c>onOpen</c> of the one before.</summary>
internal sealed class EngineConnect(Uri url, ConnectLoad load, string wire) : IAsyncDisposable
{
    private readonly EngineUnderMeasure _engine = new(wire);

    /// <summary>One round; what it opened is closed when it has been measured.</summary>
    public async Task<Reading> RoundAsync()
    {
        var programs = new List<MiniProgram>();
        for (var place = 0; place < load.Places; place++) programs.Add(await _engine.OpenAsync(CancellationToken.None).ConfigureAwait(false));
        var reading = await Reading.OfAsync(load.Connects, () => Task.WhenAll(programs.Select((program, place) => ConnectAsync(program, load.Of(place))))).ConfigureAwait(false);
        foreach (var program in programs) await program.DisposeAsync().ConfigureAwait(false);
        return reading;
    }

    private Task ConnectAsync(MiniProgram program, int count)
    {
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ConnectSocketOptions options = null!;
        options = new ConnectSocketOptions
        {
            Url = url.ToString(),
            Fail = failure => all.TrySetException(new MiniProgramException(failure)),
            GetRawResult = task =>
            {
                task.OnOpen(_ =>
                {
                    if (--count == 0) all.TrySetResult();
                    else program.ConnectSocket(options);
                });
                task.OnError(error => all.TrySetException(new MiniProgramException(error.Failure)));
            },
        };
        program.ConnectSocket(options);
        return all.Task;
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
