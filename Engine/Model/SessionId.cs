namespace MiniActors.Model;

/// <summary>The name of one running mini program; it is also the name of its supervisor actor.</summary>
/// <param name="Value">Letters, digits, <c>-</c> and <c>_</c>; never empty.</param>
public readonly record struct SessionId(string Value)
{
    /// <inheritdoc />
    public override string ToString() => Value;
}
