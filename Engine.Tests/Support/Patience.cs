namespace MiniActors.Tests.Support;

/// <summary>How long a test waits for what must come: long enough for a busy machine, never for ever.</summary>
public static class Patience
{
    public static readonly TimeSpan Long = TimeSpan.FromSeconds(10);
}
