using System.Diagnostics;
using MiniActors.Api;
using MiniActors.Benchmarks.Peer;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Flood;

/// <summary>The process that is flooded.</summary>
internal static class FloodClient
{
    /// <summary>Takes one flood to its end.</summary>
    public static async Task<FloodReport> RunAsync(Uri server, FloodLoad load, CancellationToken cancellation)
    {
        await using var engine = new EngineUnderMeasure();
        var programs = new MiniProgram[load.Sockets];
        for (var index = 0; index < programs.Length; index++) programs[index] = await engine.OpenAsync(cancellation).ConfigureAwait(false);
        var sockets = Array.ConvertAll(programs, _ => new FloodedSocket(load.PerSocket, load.Callback));
        var url = new Uri(server, new FloodOrder(load.PerSocket, load.Bytes).Path);

        var (before, begin) = (Environment.WorkingSet, Stopwatch.GetTimestamp());
        await Task.WhenAll(programs.Zip(sockets, (program, socket) => EngineUnderMeasure.ConnectAsync(program, url, socket.Listen, cancellation))).ConfigureAwait(false);
        await Task.WhenAll(sockets.Select(socket => socket.All)).WaitAsync(cancellation).ConfigureAwait(false);
        var elapsed = Stopwatch.GetElapsedTime(begin);
        using var process = Process.GetCurrentProcess();
        var report = new FloodReport(
            process.PeakWorkingSet64, before, elapsed.TotalSeconds,
            sockets.Sum(socket => (long)socket.Received), sockets.Sum(socket => (long)socket.OutOfOrder));

        foreach (var program in programs) await program.DisposeAsync().ConfigureAwait(false);
        foreach (var socket in sockets) socket.Dispose();
        return report;
    }
}
