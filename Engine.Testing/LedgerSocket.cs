using MiniActors.Callbacks;

namespace MiniActors.Testing;

/// <summary>What one socket of a <see cref="Ledger"/> told: its number on the platform and its events, in order.</summary>
/// <param name="id">The socketTaskId.</param>
public sealed class LedgerSocket(int id)
{
    private readonly Lock _gate = new();
    private readonly List<string> _told = [];
    private readonly TaskCompletionSource<SocketCloseEvent> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SocketErrorEvent> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<SocketOpenEvent> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The socketTaskId.</summary>
    public int Id { get; } = id;

    /// <summary>What was told: open, message, error, close; in order.</summary>
    public IReadOnlyList<string> Told
    {
        get
        {
            lock (_gate) return [.. _told];
        }
    }

    /// <summary>The first onSocketOpen.</summary>
    public Task<SocketOpenEvent> OpenedAsync() => _opened.Task.WaitAsync(Ledger.Patience);

    /// <summary>The first onSocketError.</summary>
    public Task<SocketErrorEvent> FailedAsync() => _failed.Task.WaitAsync(Ledger.Patience);

    /// <summary>The first onSocketClose.</summary>
    public Task<SocketCloseEvent> ClosedAsync() => _closed.Task.WaitAsync(Ledger.Patience);

    internal void Note(SocketOpenEvent told) => Note("open", () => _opened.TrySetResult(told));

    internal void Note(SocketMessageEvent told) => Note("message", () => _ = told.SocketTaskId);

    internal void Note(SocketErrorEvent told) => Note("error", () => _failed.TrySetResult(told));

    internal void Note(SocketCloseEvent told) => Note("close", () => _closed.TrySetResult(told));

    private void Note(string what, Action then)
    {
        lock (_gate) _told.Add(what);
        then();
    }

    internal string? Verdict(bool mayVanish) => (LedgerRules.OfSocket(Told) ?? (mayVanish ? null : LedgerRules.OfEndedSocket(Told))) is { } broken ? $"socket {Id} {broken}" : null;

    /// <summary>True: its own listeners note, and the global ones would note the same again.</summary>
    internal bool HasTask { get; set; }
}
