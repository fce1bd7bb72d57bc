using MiniActors.Api;

namespace MiniActors.Host.Running;

/// <summary>One script on the engine, from opening to its end.</summary>
internal sealed class ScriptPlay(ScriptOrder order, IScriptEar ear)
{
    public Task<MiniProgram> OpenAsync(IMiniActorsEngine engine, CancellationToken cancellationToken) =>
        engine.OpenAsync(order.Program, cancellationToken);

    public async Task<ScriptEnd> EndAsync(MiniProgram program, CancellationToken interrupted)
    {
        ear.OnError("");
        await program.Ended.WaitAsync(interrupted).ConfigureAwait(false);
        return new ScriptEnd(ScriptEnding.Ended);
    }

    public static async Task<ScriptEnd> ToEndAsync(ScriptOrder order, IScriptEar ear, IMiniActorsEngine engine, CancellationToken interrupted)
    {
        var play = new ScriptPlay(order, ear);
        return await play.EndAsync(await play.OpenAsync(engine, interrupted).ConfigureAwait(false), interrupted).ConfigureAwait(false);
    }
}
