using MiniActors.Scripting;

namespace MiniActors.Benchmarks.Idle;

/// <summary>The script of each session; it says when its socket is open.</summary>
internal sealed class IdleScript : IScriptConsole, IScriptObserver
{
    private const string Code = """
        var received = 0;
        swan.onSocketOpen(function () { console.log('open'); });
        swan.onSocketError(function (err) { console.error(err.errMsg); });
        swan.onSocketMessage(function (res) { received += res.data.length; });
        swan.connectSocket({ url: SERVER, fail: function (err) { console.error(err.errMsg); } });
        setInterval(function () { received += 1; }, 3600 * 1000);
        """;

    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the socket is open; fails when it does not open.</summary>
    public Task Open => _open.Task;

    /// <summary>The source that all sessions share.</summary>
    public static ScriptSource Source { get; } = ScriptSource.Of("/idle.js", Code);

    public void Write(ScriptLevel level, string line)
    {
        if (level == ScriptLevel.Error) _open.TrySetException(new InvalidOperationException(line));
        else _open.TrySetResult();
    }

    public void Faulted(ScriptFault fault) => _open.TrySetException(new InvalidOperationException(fault.Text));

    public void Ended(ScriptEnd end) => _open.TrySetException(new InvalidOperationException($"The script ended: {end.Fault?.Text ?? end.Ending.ToString()}"));
}
