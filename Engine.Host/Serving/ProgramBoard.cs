using System.Collections.Concurrent;

namespace MiniActors.Host.Serving;

/// <summary>The state of every mini program of the service: written by their keeper, read by health.</summary>
internal sealed class ProgramBoard
{
    private readonly ConcurrentDictionary<string, ProgramStatus> _programs = new(StringComparer.Ordinal);

    /// <summary>Writes the state of one down.</summary>
    public void Post(ProgramStatus status) => _programs[status.Id] = status;

    /// <summary>All of them, by id.</summary>
    public IReadOnlyList<ProgramStatus> Programs => [.. _programs.Values.OrderBy(program => program.Id, StringComparer.Ordinal)];

    /// <summary>True when every mini program has been opened, and none was given up.</summary>
    public bool Ready => _programs.Values.All(program => program.State is ProgramState.Running or ProgramState.Ended);
}

/// <summary>The state of one mini program.</summary>
/// <param name="Id">Its session id.</param>
/// <param name="Platform">Its platform.</param>
/// <param name="State">Where it is.</param>
/// <param name="Restarts">How often it was started again.</param>
internal sealed record ProgramStatus(string Id, string Platform, ProgramState State, int Restarts);

/// <summary>Where a mini program of the service is.</summary>
internal enum ProgramState
{
    /// <summary>It has not been opened yet, or is being started again.</summary>
    Starting,
    /// <summary>It runs.</summary>
    Running,
    /// <summary>It ended of itself.</summary>
    Ended,
    /// <summary>It failed more often than it may.</summary>
    GivenUp,
}
