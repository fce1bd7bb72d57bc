namespace MiniActors.Model;

/// <summary>
/// What a call says of the stream that takes the place of its file. The stream itself stays with the session, where the place
/// leads to it: what travels is ids and values.
/// </summary>
/// <param name="Place">Where it is found; its root is <see cref="FileRoot.Lent"/>.</param>
public sealed record StreamOffer(FilePlace Place)
{
    /// <summary>The file name to tell the server; null: <c>file</c>.</summary>
    public string? FileName { get; init; }

    /// <summary>How many bytes to send; null: what the stream says, or nobody knows.</summary>
    public long? Length { get; init; }
}
