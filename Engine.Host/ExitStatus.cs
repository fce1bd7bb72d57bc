namespace MiniActors.Host;

/// <summary>The exit statuses of the command, which scripts and CI jobs rely on.</summary>
internal static class ExitStatus
{
    /// <summary>It ended as it should.</summary>
    public const int Ended = 0;

    /// <summary>The script failed to load, lint found something, the demo found a platform that broke its rule, or the service gave a program up.</summary>
    public const int Failed = 1;

    /// <summary>The command line or the configuration is wrong.</summary>
    public const int Usage = 2;

    /// <summary>The time limit passed, as <c>timeout(1)</c> says it.</summary>
    public const int TimeLimit = 124;

    /// <summary>Interrupted with Ctrl+C: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
