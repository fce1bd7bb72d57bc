using System.Collections.Concurrent;
using MiniActors.Api;
using MiniActors.Platforms;

namespace MiniActors.Testing;

/// <summary>
/// A book of all that the callbacks of one mini program are told. Make the calls through it, then let <see cref="EndAsync"/>
/// judge: every call was answered exactly once, by success or fail and then complete, with nothing behind; no socket told
/// anything behind its close, and none that opened went without one; the mini program still works; it closes; it leaves no
/// WebSocket and no file; and no exception went unobserved. It watches the global
/// socket listeners of the mini program: on a platform with one slot for each, add yours through <see cref="MiniProgram"/> before the
/// ledger is made, and not later.
/// </summary>
public sealed partial class Ledger
{
    private readonly MiniProgram _program;
    private readonly ConcurrentQueue<LedgerCall> _calls = new();
    private readonly ConcurrentDictionary<int, LedgerSocket> _sockets = new();
    private readonly ConcurrentQueue<string> _unobserved = new();
    private readonly ConcurrentQueue<FaultServer> _servers = new();
    private readonly ConcurrentQueue<FaultProxy> _proxies = new();

    /// <summary>Begins to watch.</summary>
    /// <param name="program">The mini program; <see cref="EndAsync"/> closes it.</param>
    public Ledger(MiniProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        _program = program;
        TaskScheduler.UnobservedTaskException += Unobserved;
        program.OnSocketOpen(told => Global(told.SocketTaskId)?.Note(told));
        program.OnSocketMessage(told => Global(told.SocketTaskId)?.Note(told));
        program.OnSocketError(told => Global(told.SocketTaskId)?.Note(told));
        program.OnSocketClose(told => Global(told.SocketTaskId)?.Note(told));
    }

    /// <summary>How long the ledger waits for what must come: 20 s.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(20);

    /// <summary>The calls by now.</summary>
    public IReadOnlyList<LedgerCall> Calls => [.. _calls];

    /// <summary>The sockets that told something.</summary>
    public IReadOnlyList<LedgerSocket> Sockets => [.. _sockets.Values.Where(socket => socket.Told.Count > 0).OrderBy(socket => socket.Id)];

    /// <summary>The page of one socket.</summary>
    public LedgerSocket Socket(int socketTaskId) => _sockets.GetOrAdd(socketTaskId, static id => new LedgerSocket(id));

    private LedgerSocket? Global(int id) => Socket(id) is { HasTask: false } socket ? socket : null;

    /// <summary>A script of this server that breaks counts as broken, and so does a socket towards it that is left open.</summary>
    public void Watch(FaultServer server) => _servers.Enqueue(server);

    /// <summary>The seed of this proxy is told with whatever is broken; a socket towards it that is left open is.</summary>
    public void Watch(FaultProxy proxy) => _proxies.Enqueue(proxy);

    /// <summary>Waits until every call is answered, makes a healthy one, closes the mini program, and judges.</summary>
    /// <param name="healthyUrl">A url that answers a GET with a success; null: no such call is made.</param>
    /// <exception cref="LedgerException">A rule is broken; all that is broken is told.</exception>
    public async Task EndAsync(Uri? healthyUrl = null)
    {
        var broken = new List<string>();
        try
        {
            foreach (var call in _calls) await WaitAsync(call.Completed, $"{call.Name} was never completed", broken).ConfigureAwait(false);
            if (healthyUrl is not null && broken.Count == 0) await TryHealthyAsync(healthyUrl, broken).ConfigureAwait(false);
            await WaitAsync(_program.DisposeAsync().AsTask(), "the mini program did not close", broken).ConfigureAwait(false);
            broken.AddRange(await LeftAsync(LeftByTheProgram).ConfigureAwait(false));
            // What a finalizer finds, it finds now.
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Unobserved;
        }
        broken.AddRange(_calls.Select(call => call.Verdict()).OfType<string>());
        broken.AddRange(_sockets.Values.Select(socket => socket.Verdict(mayVanish: _program.Profile.Sockets.WhenFull == WhenFull.ReplaceSilently)).OfType<string>());
        broken.AddRange(_unobserved.Select(error => "a task failed and nobody looked: " + error));
        broken.AddRange(_servers.SelectMany(server => server.Broken).Select(error => "a script of the server broke: " + error));
        if (broken.Count > 0) throw new LedgerException([.. broken.Distinct()], [.. _proxies.Select(proxy => proxy.ToString())]);
    }

    private async Task TryHealthyAsync(Uri url, List<string> broken)
    {
        try
        {
            var answer = await _program.RequestAsync(new() { Url = url.ToString(), DataType = "text" }).WaitAsync(Patience).ConfigureAwait(false);
            if (answer.StatusCode != 200) broken.Add($"a healthy call was answered with {answer.StatusCode}");
        }
        catch (Exception error) when (error is MiniProgramException or TimeoutException)
        {
            broken.Add($"a healthy call failed: {error.Message}");
        }
    }

    private static async Task WaitAsync(Task task, string otherwise, List<string> broken)
    {
        try
        {
            await task.WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            broken.Add(otherwise);
        }
    }

    // Only the engine's: a process may hold others.
    private void Unobserved(object? sender, UnobservedTaskExceptionEventArgs told)
    {
        var text = told.Exception.ToString();
        if (text.Contains("MiniActors.", StringComparison.Ordinal)) _unobserved.Enqueue(text);
    }
}
