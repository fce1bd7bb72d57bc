using System.Globalization;
using Akka.Actor;
using Akka.Configuration;
using MiniActors.Api;
using MiniActors.Callbacks;
using MiniActors.Hosting;

namespace MiniActors.Benchmarks.Rows;

/// <summary>
/// The whole engine as its users have it: supervisor, rules, socket actors, lanes, dispatcher, the configured wire. The one
/// thing switched off is the url check, because the server is on loopback and speaks plain <c>ws</c> and <c>http</c>.
/// </summary>
internal sealed class EngineUnderMeasure : IAsyncDisposable
{
    // A platform that keeps as many sockets as are opened, and gives each its task.
    private const string Platform = "baidu";
    // A platform without a limit of its own on requests at once and on the size of files.
    private const string WebPlatform = "alipay";

    private readonly ActorSystem _system;
    private readonly MiniActorsEngine _engine;

    /// <param name="wire">What carries its WebSockets; null: the configured one.</param>
    /// <param name="pingEvery">How often an idle socket is pinged; null: as configured.</param>
    public EngineUnderMeasure(string? wire = null, TimeSpan? pingEvery = null)
    {
        var configuration = ConfigurationFactory.ParseString(
            "akka.loglevel = WARNING" + (wire is null ? "" : $"\nmini-actors.wire = {wire}")
            + (pingEvery is { } every ? string.Create(CultureInfo.InvariantCulture, $"\nmini-actors.sockets.keep-alive-interval = {every.TotalMilliseconds}ms") : ""));
        var settings = EngineConfiguration.Read(configuration);
        _system = ActorSystem.Create("benchmarks", EngineConfiguration.Merge(configuration));
        _engine = MiniActorsEngine.Start(_system, settings);
    }

    /// <summary>Opens a mini program.</summary>
    public Task<MiniProgram> OpenAsync(CancellationToken cancellation) => _engine.OpenAsync(new MiniProgramOptions
    {
        Platform = Platform,
        UrlCheck = false,
        PrivateAddresses = true,
    }, cancellation);

    /// <summary>Opens a mini program that is a script.</summary>
    public Task<MiniProgram> OpenScriptAsync(CallbackRole script, CancellationToken cancellation) => _engine.OpenAsync(new MiniProgramOptions
    {
        Platform = Platform,
        UrlCheck = false,
        PrivateAddresses = true,
        Callbacks = script,
    }, cancellation);

    /// <summary>Opens a mini program for HTTP.</summary>
    /// <param name="directory">A directory whose files it may use.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<MiniProgram> OpenForWebAsync(string? directory, CancellationToken cancellation) => _engine.OpenAsync(new MiniProgramOptions
    {
        Platform = WebPlatform,
        UrlCheck = false,
        PrivateAddresses = true,
        AllowFiles = directory is null ? [] : [directory],
    }, cancellation);

    /// <summary>Connects one socket of a mini program; ends when it is open.</summary>
    /// <exception cref="MiniProgramException">The call was refused, or the socket did not open.</exception>
    public static async Task<SocketTask> ConnectAsync(MiniProgram program, Uri server, Action<SocketTask> prepare, CancellationToken cancellation)
    {
        var opened = new TaskCompletionSource<SocketTask>(TaskCreationOptions.RunContinuationsAsynchronously);
        program.ConnectSocket(new ConnectSocketOptions
        {
            Url = server.ToString(),
            Fail = failure => opened.TrySetException(new MiniProgramException(failure)),
            GetRawResult = task =>
            {
                task.OnOpen(_ => opened.TrySetResult(task));
                task.OnError(error => opened.TrySetException(new MiniProgramException(error.Failure)));
                prepare(task);
            },
        });
        return await opened.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync() => await _system.Terminate().ConfigureAwait(false);
}
