using System.Diagnostics.CodeAnalysis;
using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary>The diagnostics of one judgement while it is being made, each kept once, in the order in which they were found.</summary>
internal sealed class Findings
{
    private List<Diagnostic>? _found;

    // Nearly every judgement finds nothing; a conditional expression would make it a list all the same.
    public IReadOnlyList<Diagnostic> All => (IReadOnlyList<Diagnostic>?)_found ?? [];

    public void Add(string api, string rule, string message, string source) => Add(new Diagnostic(api, rule, message, source));

    public void Add(Diagnostic diagnostic)
    {
        _found ??= [];
        if (!_found.Contains(diagnostic)) _found.Add(diagnostic);
    }

    public void Add(IReadOnlyList<Diagnostic> diagnostics)
    {
        for (var index = 0; index < diagnostics.Count; index++) Add(diagnostics[index]);
    }

    public Verdict<T> Accept<T>(T plan) => new Verdict<T>.Accept(plan, All);

    public Verdict<T> Refuse<T>(Failure failure) => new Verdict<T>.Refuse(failure, All);

    /// <summary>Takes a part's verdict into this one: its diagnostics, and its plan or its failure.</summary>
    public bool TryTake<T>(Verdict<T> verdict, [MaybeNullWhen(false)] out T plan, [NotNullWhen(false)] out Failure? failure)
    {
        Add(verdict.Diagnostics);
        if (verdict is Verdict<T>.Accept accept)
        {
            (plan, failure) = (accept.Plan, null);
            return true;
        }
        (plan, failure) = (default, ((Verdict<T>.Refuse)verdict).Failure);
        return false;
    }
}
