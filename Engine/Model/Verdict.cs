namespace MiniActors.Model;

/// <summary>What a rule decided about a call: what to carry out, or the failure to tell; and what a developer should know.</summary>
/// <typeparam name="T">The plan of what to carry out.</typeparam>
/// <param name="Diagnostics">What was ignored in silence, in the order in which it was found.</param>
public abstract record Verdict<T>(IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The call is carried out.</summary>
    public sealed record Accept(T Plan, IReadOnlyList<Diagnostic> Diagnostics) : Verdict<T>(Diagnostics);

    /// <summary>The call fails.</summary>
    public sealed record Refuse(Failure Failure, IReadOnlyList<Diagnostic> Diagnostics) : Verdict<T>(Diagnostics);
}
