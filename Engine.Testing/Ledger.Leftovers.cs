namespace MiniActors.Testing;

/// <content>What a mini program, and the engine after it, may not leave behind: sockets, files, descriptors.</content>
public sealed partial class Ledger
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    private readonly List<(string Directory, HashSet<string> Before)> _directories = [];
    private IReadOnlySet<string>? _descriptors;

    /// <summary>
    /// Files that are in this directory at the end, or below it, and were not there when this was called, count as left behind:
    /// give it the root of the engine's stores (<c>mini-actors.files.root</c>), or a directory that the program downloads to.
    /// The lock files of running engines do not count.
    /// </summary>
    /// <param name="directory">The directory; it need not be there yet.</param>
    public void WatchFiles(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        _directories.Add((directory, [.. FilesOf(directory)]));
    }

    /// <summary>
    /// From here on every socket and file that this process opens has to be closed when <see cref="NothingLeftAsync"/> is called.
    /// It counts the whole process, so such a test runs alone. Linux only; elsewhere nothing is counted.
    /// </summary>
    public void WatchDescriptors() => _descriptors = Descriptors.Open();

    /// <summary>
    /// What has to be gone when the engine has stopped: call it last, with the ActorSystem terminated, the transport disposed of, and
    /// the servers too. No socket towards a watched server or proxy is open, no watched file was left, and no watched
    /// descriptor. It waits for what is still closing, up to <see cref="Patience"/>.
    /// </summary>
    /// <exception cref="LedgerException">Something is left; all of it is told.</exception>
    public Task NothingLeftAsync() => EmptyAsync(() =>
    [
        .. _servers.Where(server => server.ClientSockets > 0).Select(server => $"{server.ClientSockets} sockets towards port {server.Port} are still open"),
        .. _proxies.Where(proxy => FaultServer.SocketsTowards(proxy.Port) > 0).Select(proxy => $"{FaultServer.SocketsTowards(proxy.Port)} sockets towards port {proxy.Port} are still open"),
        .. FilesLeft(),
        .. _descriptors is null ? [] : Descriptors.Since(_descriptors),
    ]);

    /// <summary>What has to be gone when the mini program has closed. A kept HTTP connection is not its own: it stays.</summary>
    private IReadOnlyList<string> LeftByTheProgram() =>
    [
        .. _servers.Where(server => server.OpenWebSockets > 0).Select(server => $"{server.OpenWebSockets} WebSockets towards port {server.Port} are still open"),
        .. FilesLeft(),
    ];

    private IEnumerable<string> FilesLeft() =>
        from watched in _directories from file in FilesOf(watched.Directory) where !watched.Before.Contains(file) select $"a file was left: {file}";

    private static IEnumerable<string> FilesOf(string directory) => Directory.Exists(directory)
        ? [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))]
        : [];

    private async Task EmptyAsync(Func<IReadOnlyList<string>> left)
    {
        if (await LeftAsync(left).ConfigureAwait(false) is { Count: > 0 } broken) throw new LedgerException(broken, [.. _proxies.Select(proxy => proxy.ToString())]);
    }

    /// <summary>What is left when waiting any longer has no sense.</summary>
    private static async Task<IReadOnlyList<string>> LeftAsync(Func<IReadOnlyList<string>> left)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var ticks = new PeriodicTimer(Look);
        while (true)
        {
            var now = left();
            if (now.Count == 0 || limit.IsCancellationRequested) return now;
            await ticks.WaitForNextTickAsync().ConfigureAwait(false);
        }
    }
}
