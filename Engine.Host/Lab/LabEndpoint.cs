namespace MiniActors.Host.Lab;

/// <summary>One line of the lab's list of endpoints.</summary>
/// <param name="Path">The path with its placeholders, as in <c>/status/{code}</c>.</param>
/// <param name="Query">The query that it understands, with the defaults, as in <c>bytes=10&amp;ms=100</c>; may be empty.</param>
/// <param name="Summary">What it does, in a few words.</param>
public sealed record LabEndpoint(string Path, string Query, string Summary)
{
    /// <summary>The endpoint as one would type it.</summary>
    public override string ToString() => Query.Length == 0 ? Path : $"{Path}?{Query}";
}
