namespace MiniActors.Wire;

/// <summary>Bytes that are sent without ever being in memory as a whole.</summary>
/// <param name="Length">
/// How many there are. The request announces exactly so many: a source that holds fewer fails the exchange, of one that holds
/// more the rest stays unsent. Null: what the stream says when it is opened; where that says nothing, the request is chunked.
/// </param>
/// <param name="Open">
/// Opens the bytes. Called once, never on the caller's thread, before anything is dialled; the wire disposes of the stream before
/// it tells an end. What it throws is told as <see cref="WireFault.Source"/>.
/// </param>
public sealed record BodySource(long? Length, Func<Stream> Open);
