using MiniActors.Api;
using MiniActors.Model;

namespace MiniActors.Testing;

/// <summary>One call in a <see cref="Ledger"/>: what its callbacks were told, and in which order.</summary>
public abstract class LedgerCall
{
    private readonly Lock _gate = new();
    private readonly List<string> _told = [];
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private protected LedgerCall(string name) => Name = name;

    /// <summary>Its number in the ledger and the API, e.g. <c>3 request</c>.</summary>
    public string Name { get; }

    /// <summary>What was told: success, fail, complete, and what the listeners of a transfer heard; in order.</summary>
    public IReadOnlyList<string> Told
    {
        get
        {
            lock (_gate) return [.. _told];
        }
    }

    /// <summary>Completes when <c>complete</c> has been told.</summary>
    public Task Completed => _complete.Task;

    /// <summary>What <c>fail</c> was told; null: nothing.</summary>
    public Failure? Failure { get; private protected set; }

    /// <summary>Waits for the end, which must be a failure.</summary>
    /// <exception cref="LedgerException">It succeeded.</exception>
    public async Task<Failure> FailsAsync()
    {
        await Completed.WaitAsync(Ledger.Patience).ConfigureAwait(false);
        return Failure ?? throw new LedgerException([$"{Name} succeeded: {Shown}"], []);
    }

    /// <summary>What success was told, for people.</summary>
    private protected abstract string Shown { get; }

    internal string? Verdict() => LedgerRules.OfCall(Told) is { } broken ? $"{Name} {broken}" : null;

    internal void Note(string what)
    {
        lock (_gate) _told.Add(what);
        if (what == "complete") _complete.TrySetResult();
    }
}

/// <summary>One call in a <see cref="Ledger"/>, with the result of its API.</summary>
/// <typeparam name="TResult">What <c>success</c> is told.</typeparam>
public sealed class LedgerCall<TResult> : LedgerCall
{
    private TResult? _result;

    internal LedgerCall(string name, ApiOptions<TResult> options) : base(name)
    {
        Success = result =>
        {
            _result = result;
            Note("success");
            options.Success?.Invoke(result);
        };
        Fail = failure =>
        {
            Failure = failure;
            Note("fail");
            options.Fail?.Invoke(failure);
        };
        Complete = outcome =>
        {
            Note("complete");
            options.Complete?.Invoke(outcome);
        };
    }

    internal Action<TResult> Success { get; }

    internal Action<Failure> Fail { get; }

    internal Action<Outcome> Complete { get; }

    /// <summary>Waits for the end, which must be a success.</summary>
    /// <exception cref="LedgerException">It failed.</exception>
    public async Task<TResult> SucceedsAsync()
    {
        await Completed.WaitAsync(Ledger.Patience).ConfigureAwait(false);
        return Failure is null ? _result! : throw new LedgerException([$"{Name} failed: {Failure}"], []);
    }

    private protected override string Shown => $"{_result}";
}
