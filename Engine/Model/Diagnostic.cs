namespace MiniActors.Model;

/// <summary>Something that the platform ignores in silence and that a developer should know of.</summary>
/// <param name="Api">The API that was called, e.g. <c>connectSocket</c>.</param>
/// <param name="Rule">A stable name of the rule in kebab case, e.g. <c>referer-not-settable</c>.</param>
/// <param name="Message">One sentence for a person.</param>
/// <param name="Source">Where the rule stands: the seed, or a platform's documents.</param>
public sealed record Diagnostic(string Api, string Rule, string Message, string Source);
