using System.Diagnostics;
using System.Globalization;
using MiniActors.Benchmarks.Peer;

namespace MiniActors.Tests.Host;

/// <summary>The command in a process of its own, which signals can be sent to.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;
    private readonly LineWatch _said = new();

    private HostProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts it.</summary>
    public static HostProcess Start(params string[] commandLine)
    {
        var dotnet = ChildProcess.StartInfo([]).FileName;
        var start = new ProcessStartInfo(dotnet, ["exec", Path.Combine(AppContext.BaseDirectory, "MiniActors.Engine.Host.dll"), .. commandLine])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new HostProcess(Process.Start(start)!);
    }

    /// <summary>All that it wrote, to both streams.</summary>
    public string Text => _said.Text;

    /// <summary>The first line with this text.</summary>
    public Task<string> LineWithAsync(string text) => _said.LineWithAsync(text);

    /// <summary>Sends a signal: TERM, KILL.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync().WaitAsync(CommandRun.Soon);
    }

    /// <summary>Its exit status.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(CommandRun.Soon);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _said.Dispose();
    }

    private void Note(string? line)
    {
        if (line is not null) _said.Writer.WriteLine(line);
    }
}
