namespace MiniActors.Wire;

/// <summary>Where the body of a response is written, so that it is never in memory as a whole.</summary>
/// <param name="Open">
/// Opens the target when the head of the response is there. Called at most once, never on the caller's thread; null: this body is
/// not wanted, and the exchange is complete without it. The wire disposes of the stream before it tells an end. What opening,
/// writing and disposing throw is told as <see cref="WireFault.Storage"/>.
/// </param>
public sealed record BodyTarget(Func<HttpSignal.Head, Stream?> Open);
