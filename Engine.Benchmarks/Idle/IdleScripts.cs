using System.Threading.Channels;
using MiniActors.Scripting;

namespace MiniActors.Benchmarks.Idle;

/// <summary>The scripts of all sessions: one source, one console, an engine each. A script says when its socket is open.</summary>
internal sealed class IdleScripts : IScriptConsole, IScriptObserver
{
    private const string Code = """
        var received = 0;
        swan.onSocketOpen(function () { console.log('open'); });
        swan.onSocketError(function (err) { console.error(err.errMsg); });
        swan.onSocketMessage(function (res) { received += res.data.length; });
        swan.connectSocket({ url: SERVER, fail: function (err) { console.error(err.errMsg); } });
        setInterval(function () { received += 1; }, 3600 * 1000);
        """;

    private readonly Channel<string?> _told = Channel.CreateUnbounded<string?>();

    /// <summary>The source that all sessions share.</summary>
    public static ScriptSource Source { get; } = ScriptSource.Of("/idle.js", Code);

    /// <summary>Ends when one more socket is open.</summary>
    /// <exception cref="InvalidOperationException">One did not open.</exception>
    public async Task OneOpensAsync(CancellationToken cancellation)
    {
        if (await _told.Reader.ReadAsync(cancellation).ConfigureAwait(false) is { } wrong) throw new InvalidOperationException(wrong);
    }

    public void Write(ScriptLevel level, string line) => _told.Writer.TryWrite(level == ScriptLevel.Error ? line : null);

    public void Faulted(ScriptFault fault) => _told.Writer.TryWrite(fault.Text);

    public void Ended(ScriptEnd end) => _told.Writer.TryWrite($"The script ended: {end.Fault?.Text ?? end.Ending.ToString()}");
}
