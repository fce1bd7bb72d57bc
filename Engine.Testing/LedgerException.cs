namespace MiniActors.Testing;

/// <summary>What a <see cref="Ledger"/> found broken, one line each.</summary>
/// <param name="broken">The lines.</param>
/// <param name="seeds">What chance was in play: the texts of the proxies.</param>
public sealed class LedgerException(IReadOnlyList<string> broken, IReadOnlyList<string> seeds)
    : Exception(string.Join('\n', [.. broken, .. seeds.Select(seed => "with " + seed)]))
{
    /// <summary>What was broken.</summary>
    public IReadOnlyList<string> Broken { get; } = broken;
}
