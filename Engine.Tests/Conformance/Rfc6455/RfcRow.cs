namespace MiniActors.Tests.Conformance.Rfc6455;

/// <summary>One row: what a peer does, and what RFC 6455 has the engine do.</summary>
/// <param name="Section">The section of the RFC.</param>
/// <param name="Name">What the peer does, or what is looked at.</param>
/// <param name="Expectation">What must come of it.</param>
/// <param name="PlayAsync">Plays it, and fails when something else came of it.</param>
internal sealed record RfcRow(string Section, string Name, string Expectation, Func<RfcTalk, Task> PlayAsync);
