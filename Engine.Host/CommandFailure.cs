namespace MiniActors.Host;

/// <summary>The command cannot go on, for a reason that its user can mend: one readable line and an exit status.</summary>
internal sealed class CommandFailure(string message, int status = ExitStatus.Usage, Exception? cause = null)
    : Exception(message, cause)
{
    /// <summary>What the process ends with.</summary>
    public int Status => status;
}
