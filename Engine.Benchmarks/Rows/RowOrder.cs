using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Nodes;

namespace MiniActors.Benchmarks.Rows;

/// <summary>How a row is to be run; what is null is the row's own choice.</summary>
/// <param name="Server">Where the measuring server echoes.</param>
/// <param name="Web">Where it answers HTTP requests.</param>
/// <param name="Runs">How many rounds are counted.</param>
/// <param name="Messages">How many messages each socket gets in a round, requests are made, or sessions are idle.</param>
/// <param name="MiB">How large a transferred file is.</param>
/// <param name="Progress">Told what is being done now.</param>
internal sealed record RowOrder(Uri Server, Uri Web, int? Runs, int? Messages, int? MiB, Action<string> Progress)
{
    /// <summary>The wires that are measured, where a row is about sockets.</summary>
    public IReadOnlyList<string> Wires { get; init; } = Rows.Wires.All;

    /// <summary>Node.js to compare with; null: there is none.</summary>
    public NodeRuntime? Node { get; init; }

    /// <summary>The number of the measuring server's process.</summary>
    public int ServerProcess { get; init; }

    /// <summary>False: the row <c>start</c> measures the program as it was built, and publishes nothing.</summary>
    public bool Publishes { get; init; } = true;

    /// <summary>True: no more than is needed to see that the row runs.</summary>
    public bool IsShort => Messages is not null;

    /// <summary>For a load with one message on its way: us and the server on one processor. Null: where the system puts them.</summary>
    public OneProcessor? OnOneProcessor() => IsShort ? null : OneProcessor.Hold(Environment.ProcessId, ServerProcess);
}
