using System.Diagnostics;
using MiniActors.Benchmarks.Peer;

namespace MiniActors.Benchmarks.Starting;

/// <summary>Starts <c>run</c> with a script of one line, and takes the time until that line is there.</summary>
internal sealed class FirstLine : IDisposable
{
    private const string Line = "ready";

    private readonly string _script = Path.Combine(Directory.CreateTempSubdirectory("mini-actors-first-line-").FullName, "first.js");

    public FirstLine() => File.WriteAllText(_script, $"console.log('{Line}');\n");

    /// <summary>One start, in milliseconds, from before the process is made.</summary>
    public async Task<double> MeasureAsync(HostBuild build, string directory, CancellationToken cancellation)
    {
        var begin = Stopwatch.GetTimestamp();
        await using var child = ChildProcess.Start(build.StartInfo(directory, ["run", _script]));
        var line = await child.ReadLineAsync(cancellation).ConfigureAwait(false);
        var elapsed = Stopwatch.GetElapsedTime(begin);
        return line == Line ? elapsed.TotalMilliseconds : throw new InvalidOperationException($"The first line was '{line}'.");
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_script)!, recursive: true);
}
