using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MiniActors.Benchmarks.Peer;

/// <summary>This program once more, in another process. Its standard output is ours to read; it ends when its input does.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    /// <summary>Starts it with this command line.</summary>
    public static ChildProcess Start(params IReadOnlyList<string> commandLine) => Start(StartInfo(commandLine));

    /// <summary>Starts another program in its place.</summary>
    public static ChildProcess Start(ProcessStartInfo program)
    {
        (program.RedirectStandardInput, program.RedirectStandardOutput) = (true, true);
        return new ChildProcess(Process.Start(program) ?? throw new InvalidOperationException("The process did not start."));
    }

    /// <summary>How it is started.</summary>
    public static ProcessStartInfo StartInfo(IReadOnlyList<string> commandLine) =>
        new(Dotnet, [typeof(ChildProcess).Assembly.Location, .. commandLine]) { RedirectStandardInput = true, RedirectStandardOutput = true };

    /// <summary>Its number.</summary>
    public int Id => _process.Id;

    /// <summary>The next line of its standard output.</summary>
    /// <exception cref="InvalidOperationException">It ended without one.</exception>
    public async Task<string> ReadLineAsync(CancellationToken cancellation) =>
        await _process.StandardOutput.ReadLineAsync(cancellation).ConfigureAwait(false)
        ?? throw new InvalidOperationException($"The child process ended early: {string.Join(' ', _process.StartInfo.ArgumentList.Skip(1))}");

    /// <summary>Waits until it ends by itself, and leaves what else it says unread; its status.</summary>
    public async Task<int> EndAsync(CancellationToken cancellation)
    {
        await _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellation).ConfigureAwait(false);
        await _process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return _process.ExitCode;
    }

    /// <summary>Says something to it.</summary>
    public async Task WriteLineAsync(string line, CancellationToken cancellation)
    {
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), cancellation).ConfigureAwait(false);
        await _process.StandardInput.FlushAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends its input and waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        using (_process)
        {
            _process.StandardInput.Close();
            try
            {
                await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                _process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>The <c>dotnet</c> that runs this process, wherever it is installed and whoever hosts us.</summary>
    public static string Dotnet => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
