namespace MiniActors.Rules;

/// <summary>A url that may be used.</summary>
/// <param name="Own">The caller's own, in its canonical form, without a fragment.</param>
/// <param name="Dial">Where to go: the same, or what the host map makes of it.</param>
/// <param name="Mapped">True: an entry of the host map applied, so that the target may be a private address.</param>
public sealed record JudgedUrl(Uri Own, Uri Dial, bool Mapped);
