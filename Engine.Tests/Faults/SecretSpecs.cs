using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using MiniActors.Adapters;
using MiniActors.Api;
using MiniActors.Hosting;
using MiniActors.Rules;
using MiniActors.Testing;
using MiniActors.Tests.Support;

namespace MiniActors.Tests.Faults;

/// <summary>What credentials never get into: a log at any level, or the text of a failure.</summary>
public sealed class SecretSpecs : IAsyncDisposable
{
    private const string Secret = "hunter2";

    private readonly ConcurrentQueue<string> _logged = new();
    private readonly ActorSystem _system = ActorSystem.Create("secrets", EngineConfiguration.Merge(ConfigurationFactory.ParseString(
        "akka { loglevel = DEBUG, stdout-loglevel = OFF, loggers = [], log-dead-letters = on, actor.debug { receive = on, autoreceive = on, lifecycle = on, unhandled = on } }")));
    private readonly Transport _transport = new(AddressRule.IsPublic);
    private readonly MiniActorsEngine _engine;

    public SecretSpecs()
    {
        var ear = _system.ActorOf(Props.Create(() => new Ear(_logged)));
        foreach (var level in new[] { typeof(Debug), typeof(Info), typeof(Warning), typeof(Error) }) _system.EventStream.Subscribe(ear, level);
        _engine = MiniActorsEngine.Start(_system, Profiles.Settings, RealWires.Of(Profiles.Settings, _transport));
    }

    [Theory]
    [InlineData("wechat")]
    [InlineData("alipay")]
    public async Task Credentials_are_in_no_log_and_in_no_failure(string platform)
    {
        await using var broken = new FaultServer(async peer =>
        {
            await peer.ReadRequestAsync();
            await peer.WriteAsync($"HTTP/1.1 2x0 {Secret}\r\nSet-Cookie: a={Secret}\r\n\r\n");
        });
        await using var front = new FaultServer(async peer =>
        {
            while (await peer.TryReadRequestAsync())
                await peer.WriteAsync($"HTTP/1.1 302 Go\r\nSet-Cookie: sid={Secret}; Path=/\r\nLocation: {broken.HttpUrl}\r\nContent-Length: 0\r\n\r\n");
        });
        var failures = new ConcurrentQueue<string>();
        await using (var app = await _engine.OpenAsync(new MiniProgramOptions { Platform = platform, UrlCheck = false, PrivateAddresses = true }))
        {
            var header = new Dictionary<string, string> { ["Authorization"] = $"Bearer {Secret}", ["Cookie"] = $"a={Secret}", ["X-Note"] = "kept" };
            foreach (var url in new[] { front.HttpUrl.ToString(), broken.HttpUrl.ToString(), $"http://user:{Secret}@localhost:{front.Port}/", "http://localhost:1/" })
                await Answered(done => app.Request(new() { Url = url, Header = header, Fail = failed => failures.Enqueue(failed.ToString()!), Complete = _ => done.SetResult() }));
            await Answered(done => app.Request(new() { Url = front.HttpUrl.ToString(), Header = new Dictionary<string, string> { ["Authorization"] = $"{Secret}\r\nX: y" }, Fail = failed => failures.Enqueue(failed.ToString()!), Complete = _ => done.SetResult() }));
            var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            app.OnSocketError(told => { failures.Enqueue(told.ToString()!); closed.TrySetResult(); });
            await Answered(done => app.ConnectSocket(new() { Url = broken.WebSocketUrl.ToString(), Header = header, Fail = failed => failures.Enqueue(failed.ToString()!), Complete = _ => done.SetResult() }));
            await closed.Task.WaitAsync(Patience.Long);
        }
        await _system.Terminate().WaitAsync(Patience.Long);
        Assert.True(failures.Count >= 5, string.Join('\n', failures));
        Assert.DoesNotContain(failures, text => text.Contains(Secret, StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(_logged);
        Assert.DoesNotContain(_logged, text => text.Contains(Secret, StringComparison.OrdinalIgnoreCase));
    }

    public async ValueTask DisposeAsync()
    {
        await _system.Terminate();
        _transport.Dispose();
    }

    private static Task Answered(Action<TaskCompletionSource> call)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        call(done);
        return done.Task.WaitAsync(Patience.Long);
    }

    private sealed class Ear(ConcurrentQueue<string> heard) : UntypedActor
    {
        protected override void OnReceive(object message) => heard.Enqueue($"{message} {(message as LogEvent)?.Cause}");
    }
}
