using MiniActors.Platforms;
using Spectre.Console;

namespace MiniActors.Host.Demo;

/// <summary>A bar for each file on its way, while it is; they go when the tour is over. Where no one watches there are none.</summary>
internal sealed class TourBars
{
    private readonly ProgressContext? _shown;
    private readonly Dictionary<string, ProgressTask> _bars = [];

    private TourBars(ProgressContext? shown) => _shown = shown;

    /// <summary>Takes the tour, with bars if the terminal can show them.</summary>
    public static Task<T> WatchAsync<T>(Terminal terminal, Func<TourBars, Task<T>> tour) => terminal.LiveOut
        ? terminal.Live().Progress().AutoClear(true).StartAsync(context => tour(new TourBars(context)))
        : tour(new TourBars(null));

    /// <summary>Moves one bar. The first record of a file brings it up.</summary>
    public void Move(PlatformProfile profile, TourRecord progress)
    {
        if (_shown is null) return;
        var title = $"{profile.Title}: {progress.Name}";
        if (!_bars.TryGetValue(title, out var bar)) _bars[title] = bar = _shown.AddTask(Markup.Escape(title));
        bar.Value = progress.Percent ?? 0;
    }
}
