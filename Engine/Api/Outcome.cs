using MiniActors.Model;

namespace MiniActors.Api;

/// <summary>What <c>complete</c> is told, after <c>success</c> or <c>fail</c>.</summary>
/// <param name="Failure">What <c>fail</c> was told; null: the call succeeded.</param>
public readonly record struct Outcome(Failure? Failure)
{
    /// <summary>True when <c>success</c> ran.</summary>
    public bool Succeeded => Failure is null;
}
