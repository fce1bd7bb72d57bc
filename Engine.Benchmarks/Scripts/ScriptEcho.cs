using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Threading.Channels;
using MiniActors.Api;
using MiniActors.Benchmarks.Echo;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;
using MiniActors.Scripting;

namespace MiniActors.Benchmarks.Scripts;

/// <summary>The echo in JavaScript: one mini program, one script engine, many sockets.</summary>
internal sealed class ScriptEcho : IScriptConsole, IScriptObserver, IAsyncDisposable
{
    private readonly Channel<string?> _told = Channel.CreateUnbounded<string?>();
    private readonly Gate _gate = new();
    private readonly EchoLoad _load;
    private readonly EngineUnderMeasure _engine;
    private MiniProgram? _program;

    private ScriptEcho(EchoLoad load, string wire) => (_load, _engine) = (load, new EngineUnderMeasure(wire));

    /// <summary>Opens the mini program; its sockets connect before its first round.</summary>
    public static async Task<ScriptEcho> OpenAsync(Uri server, EchoLoad load, string wire, CancellationToken cancellation)
    {
        var echo = new ScriptEcho(load, wire);
        echo._program = await echo._engine.OpenScriptAsync(ScriptRole.For(new ScriptOptions
        {
            Source = ScriptSource.Of("/echo.js", Code()),
            Console = echo,
            Observer = echo,
            Definitions = new ScriptDefinitions(new Dictionary<string, string>
            {
                ["SERVER"] = JsonSerializer.Serialize(server),
                ["GATE"] = JsonSerializer.Serialize(echo._gate.Url),
                ["SOCKETS"] = load.Sockets.ToString(CultureInfo.InvariantCulture),
                ["IN_FLIGHT"] = load.InFlight.ToString(CultureInfo.InvariantCulture),
                ["BYTES"] = load.Bytes.ToString(CultureInfo.InvariantCulture),
                ["PER_SOCKET"] = load.PerSocket.ToString(CultureInfo.InvariantCulture),
            }),
        }), cancellation).ConfigureAwait(false);
        return echo;
    }

    /// <summary>One round, from the signal to the script's last word.</summary>
    public Task<Reading> RoundAsync() => Reading.OfAsync(_load.Messages, async () =>
    {
        _gate.Open();
        if (await _told.Reader.ReadAsync().ConfigureAwait(false) is { } wrong) throw new InvalidOperationException(wrong);
    });

    public void Write(ScriptLevel level, string line) => _told.Writer.TryWrite(level == ScriptLevel.Error ? line : null);

    public void Faulted(ScriptFault fault) => _told.Writer.TryWrite(fault.Text);

    public void Ended(ScriptEnd end) => _told.Writer.TryWrite($"The script ended: {end.Fault?.Text ?? end.Ending.ToString()}");

    private static string Code()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("echo.js")!);
        return reader.ReadToEnd();
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null) await _program.DisposeAsync().ConfigureAwait(false);
        await _gate.DisposeAsync().ConfigureAwait(false);
        await _engine.DisposeAsync().ConfigureAwait(false);
    }
}
