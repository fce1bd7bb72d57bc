namespace MiniActors.Sessions;

/// <summary>Whoever waits for the end of a mini program.</summary>
internal interface ISessionEnd
{
    /// <summary>Its supervisor is gone, and its name is free again.</summary>
    void Come();
}
