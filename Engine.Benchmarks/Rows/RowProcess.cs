using MiniActors.Benchmarks.Peer;
using MiniActors.Benchmarks.Reporting;

namespace MiniActors.Benchmarks.Rows;

/// <summary>
/// One row in a process of its own: what the runtime learnt from the rows before, and compiled for them, is not there, so that a row
/// gives the same whether it runs alone or among others.
/// </summary>
internal static class RowProcess
{
    /// <summary>Runs the row to its end; what it tells on the way goes to standard error, as ours does.</summary>
    /// <param name="row">Its name.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="InvalidOperationException">It did not end well.</exception>
    public static async Task<IReadOnlyList<Figure>> RunAsync(string row, IEnumerable<string> options, CancellationToken cancellation)
    {
        var file = new FileInfo(Path.Combine(Path.GetTempPath(), $"mini-actors-{row}-{Guid.NewGuid():N}.json"));
        try
        {
            await using var child = ChildProcess.Start([row, .. options, "--json", file.FullName]);
            if (await child.EndAsync(cancellation).ConfigureAwait(false) is not 0 and var status)
                throw new InvalidOperationException($"The process of the row ended with status {status}.");
            return await FigureFile.ReadAsync(file, cancellation).ConfigureAwait(false);
        }
        finally
        {
            file.Delete();
        }
    }
}
