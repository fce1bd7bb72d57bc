using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MiniActors.Tests.EndToEnd;

namespace MiniActors.Tests.Libraries;

/// <summary>A server in a process of its own, which ends with the specs.</summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private PeerProcess(Process process) => _process = process;

    /// <summary>Starts it and waits for the line that says it listens.</summary>
    /// <param name="order">What to start.</param>
    /// <param name="said">The stream that it says so on.</param>
    /// <param name="isReady">True for that line.</param>
    public static async Task<(PeerProcess Peer, string Line)> StartAsync(ProcessStartInfo order, Func<Process, StreamReader> said, Predicate<string> isReady)
    {
        (order.RedirectStandardInput, order.RedirectStandardOutput, order.RedirectStandardError) = (true, true, true);
        Process process;
        try
        {
            process = Process.Start(order)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException($"The libraries need '{order.FileName}', which is not installed.", missing);
        }

        var peer = new PeerProcess(process);
        var lines = new List<string>();
        while (await said(process).ReadLineAsync().WaitAsync(LabEngine.Limit) is { } line)
        {
            if (isReady(line))
            {
                // Nobody reads on; what it says must not fill the pipe.
                _ = said(process).BaseStream.CopyToAsync(Stream.Null);
                return (peer, line);
            }

            lines.Add(line);
        }

        await peer.DisposeAsync();
        throw new InvalidOperationException($"'{order.FileName}' ended before it listened: {string.Join('\n', lines)}");
    }

    /// <summary>A port that was free a moment ago, for a server that cannot take port 0.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().WaitAsync(LabEngine.Limit);
        _process.Dispose();
    }
}
