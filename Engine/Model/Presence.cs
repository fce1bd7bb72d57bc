namespace MiniActors.Model;

/// <summary>Whether a mini program is seen.</summary>
public enum Presence
{
    /// <summary>It is in the foreground.</summary>
    Shown,
    /// <summary>It is in the background, and goes on.</summary>
    Hidden,
    /// <summary>It has been in the background for too long: nothing goes on until it is shown.</summary>
    Suspended,
}
