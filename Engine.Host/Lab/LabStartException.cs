namespace MiniActors.Host.Lab;

/// <summary>The lab could not start. The message says which port is to blame and what to do; it is fit to be shown as it is.</summary>
public sealed class LabStartException : Exception
{
    /// <summary>A lab that did not start because of <paramref name="port"/>.</summary>
    public LabStartException(int port, string message, Exception? cause = null)
        : base(message, cause) => Port = port;

    /// <summary>The port that was asked for.</summary>
    public int Port { get; }
}
