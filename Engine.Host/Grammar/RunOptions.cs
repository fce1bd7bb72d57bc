using MiniActors.Scripting;

namespace MiniActors.Host.Grammar;

/// <summary>What <c>run</c> was asked for, understood and checked as far as the command line alone can be.</summary>
/// <remarks>Null or empty: the user said nothing, the configuration holds.</remarks>
internal sealed record RunOptions
{
    public required string Script { get; init; }
    public string? Page { get; init; }
    public string? Platform { get; init; }
    public string? BaseLibrary { get; init; }
    public bool? UrlCheck { get; init; }
    public IReadOnlyList<UrlMapping> Map { get; init; } = [];
    public bool? AllowPrivate { get; init; }
    public IReadOnlyList<string> AllowFiles { get; init; } = [];
    public bool? Strict { get; init; }
    public IReadOnlyList<Definition> Define { get; init; } = [];
    public IReadOnlyList<PolyfillPack> Polyfills { get; init; } = [];
    public string? Config { get; init; }
    public IReadOnlyList<string> Set { get; init; } = [];
    public TimeSpan? TimeLimit { get; init; }
    public string? Trace { get; init; }
    public bool TraceSecrets { get; init; }
    public bool Quiet { get; init; }
    public bool Verbose { get; init; }
}
