using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MiniActors.Api;
using MiniActors.Model;

namespace MiniActors.Examples.MiniProgramInWebApi;

/// <summary>A WeChat mini program with one socket, shared by all requests: each message carries the number of its question.</summary>
internal sealed class Shouter(IMiniActorsEngine engine, IServer server, IConfiguration configuration) : IAsyncDisposable
{
    private static readonly Failure Closed = new(FailureKind.ConnectFailed, "the connection to the upstream is closed");

    private readonly SemaphoreSlim _gate = new(1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<string>> _waiting = new();
    private MiniProgram? _program;
    private TaskCompletionSource? _open;
    private int _last;

    /// <summary>Asks the upstream; a failure of the platform comes as a <see cref="MiniProgramException"/>.</summary>
    public async Task<string> ShoutAsync(string text, CancellationToken cancellation)
    {
        var program = await ConnectedAsync(cancellation);
        var id = Interlocked.Increment(ref _last);
        var answer = _waiting[id] = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await program.SendSocketMessageAsync(new() { Data = JsonSerializer.Serialize(new Message(id, text)) }, cancellation);
            return await answer.Task.WaitAsync(cancellation);
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null) await _program.DisposeAsync();
        _gate.Dispose();
    }

    /// <summary>The mini program with an open socket: both are made when they are missing.</summary>
    private async Task<MiniProgram> ConnectedAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            _program ??= Listen(await engine.OpenAsync(new() { Platform = "wechat", UrlCheck = false, PrivateAddresses = true }, cancellation));
            if (_open is null)
            {
                _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await _program.ConnectSocketAsync(new() { Url = Upstream() }, cancellation);
            }
            await _open.Task.WaitAsync(cancellation);
            return _program;
        }
        finally
        {
            _gate.Release();
        }
    }

    private MiniProgram Listen(MiniProgram program)
    {
        program.OnSocketOpen(_ => _open?.TrySetResult());
        program.OnSocketMessage(res =>
        {
            var message = JsonSerializer.Deserialize<Message>((string)res.Data)!;
            if (_waiting.TryGetValue(message.Id, out var answer)) answer.TrySetResult(message.Text);
        });
        program.OnSocketError(res => Disconnected(res.Failure));
        program.OnSocketClose(_ => Disconnected(Closed));
        return program;
    }

    /// <summary>Whoever waits is told; the next question connects again.</summary>
    private void Disconnected(Failure failure)
    {
        Interlocked.Exchange(ref _open, null)?.TrySetException(new MiniProgramException(failure));
        foreach (var answer in _waiting.Values) answer.TrySetException(new MiniProgramException(failure));
    }

    private string Upstream() => configuration["Upstream"]
        ?? server.Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("http://", "ws://", StringComparison.Ordinal) + "/upstream";
}

/// <summary>What goes over the wire, both ways.</summary>
internal sealed record Message(int Id, string Text);
