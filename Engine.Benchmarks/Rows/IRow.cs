namespace MiniActors.Benchmarks.Rows;

/// <summary>One measurement that can be asked for by name.</summary>
internal interface IRow
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>What it measures, in one sentence.</summary>
    string Summary { get; }

    /// <summary>What has to be reached, for a person.</summary>
    string Goals { get; }

    /// <summary>Measures.</summary>
    Task<IReadOnlyList<Figure>> RunAsync(RowOrder order, CancellationToken cancellation);
}

/// <summary>How a row is to be run; what is null is the row's own choice.</summary>
/// <param name="Server">Where the measuring server echoes.</param>
/// <param name="Web">Where it answers HTTP requests.</param>
/// <param name="Runs">How many rounds are counted.</param>
/// <param name="Messages">How many messages each socket gets in a round, or requests are made.</param>
/// <param name="MiB">How large a transferred file is.</param>
/// <param name="Progress">Told what is being done now.</param>
internal sealed record RowOrder(Uri Server, Uri Web, int? Runs, int? Messages, int? MiB, Action<string> Progress);
