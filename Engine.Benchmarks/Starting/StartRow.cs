using MiniActors.Benchmarks.Measuring;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Starting;

/// <summary>The row <c>start</c>: how long a person waits for the first line of a script.</summary>
internal sealed class StartRow : IRow
{
    private const int DefaultRuns = 9;
    private const int WarmUps = 2;
    private const double LimitMilliseconds = 400;

    public string Name => "start";

    public string Summary => "from the start of run to the first line of a script, in each form in which the program can be published";

    public string Goals => "≤ 400 ms, median, as ReadyToRun, self-contained, composite";

    public async Task<IReadOnlyList<Figure>> RunAsync(RowOrder order, CancellationToken cancellation)
    {
        using var publisher = new Publisher();
        using var first = new FirstLine();
        var found = new List<(HostBuild Build, string Directory, List<double> Times)>();
        foreach (var build in order.Publishes ? HostBuild.Compared.Prepend(HostBuild.AsBuilt) : [HostBuild.AsBuilt])
        {
            order.Progress($"{Name}: {build.Name}");
            if (await publisher.PublishAsync(build, cancellation).ConfigureAwait(false) is { } directory) found.Add((build, directory, []));
            else order.Progress($"{Name}: {build.Name}: could not be published here, and is left out");
        }
        var rounds = order.Runs ?? DefaultRuns;
        for (var round = order.IsShort ? 0 : -WarmUps; round < rounds; round++)
        {
            foreach (var (build, directory, times) in found)
            {
                var time = await first.MeasureAsync(build, directory, cancellation).ConfigureAwait(false);
                if (round >= 0) times.Add(time);
            }
        }
        return [.. found.Select(entry => Tell(entry.Build, Spread.Of(entry.Times)))];
    }

    private Figure Tell(HostBuild build, Spread time) => new(Name, build.Name, "to the first line, ms", time,
        Goal: build == HostBuild.Shipped ? new Goal(FormattableString.Invariant($"≤ {LimitMilliseconds:0} ms"), time.Median <= LimitMilliseconds) : null);
}
