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
