using System.Runtime.InteropServices;

namespace MiniActors.Host;

/// <summary>
/// Ctrl+C and SIGTERM. The first asks the command to drain and end; the second ends the process at once, for a user who
/// does not want to wait.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _requested = new();
    private readonly PosixSignalRegistration[] _registrations;

    public Interruption() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal),
    ];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Requested => _requested.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _requested.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (_requested.IsCancellationRequested) Environment.Exit(ExitStatus.Interrupted);
        context.Cancel = true;
        _requested.Cancel();
    }
}
