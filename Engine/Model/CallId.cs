namespace MiniActors.Model;

/// <summary>One call of the API (<c>request</c>, <c>connectSocket</c>, …) within its mini program; each is answered exactly once.</summary>
/// <param name="Value">Counts up from 1 within the mini program.</param>
public readonly record struct CallId(long Value)
{
    /// <inheritdoc />
    public override string ToString() => $"call-{Value}";
}
