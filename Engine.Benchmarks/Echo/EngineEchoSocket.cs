using MiniActors.Api;
using MiniActors.Benchmarks.Measuring;
using MiniActors.Callbacks;

namespace MiniActors.Benchmarks.Echo;

/// <summary>One socket of the engine under echo. Its counters are touched by callbacks only, while a round runs.</summary>
internal sealed class EngineEchoSocket
{
    private readonly EchoLoad _load;
    private readonly Action<Done> _onSent;
    private readonly Action<Model.Failure> _onFailed;
    private SocketTask? _task;
    private TaskCompletionSource _round = new();
    private int _sent, _answered, _received;

    public EngineEchoSocket(EchoLoad load) => (_load, _onSent, _onFailed, Trips) = (load, Sent, Failed, load.Trips());

    /// <summary>The times there and back; null: several messages are on their way at once.</summary>
    public RoundTrips? Trips { get; }

    /// <summary>Prepares the task of this socket.</summary>
    public void Listen(SocketTask task)
    {
        _task = task;
        task.OnMessage(Received);
    }

    /// <summary>Sends the first messages from outside; callbacks send the rest.</summary>
    public Task RoundAsync(string text)
    {
        _round = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (_sent, _answered, _received) = (_load.Ahead, 0, 0);
        Trips?.Begin();
        for (var ahead = 0; ahead < _load.Ahead; ahead++) Send(text);
        return _round.Task;
    }

    private void Received(SocketMessageEvent message)
    {
        Trips?.IsBack();
        _received++;
        if (_sent < _load.PerSocket)
        {
            _sent++;
            Send(message.Frame.Text);
        }
        EndIfDone();
    }

    private void Send(string text)
    {
        Trips?.Leaves();
        _task!.Send(new SendSocketMessageOptions { Data = text, Success = _onSent, Fail = _onFailed });
    }

    private void Sent(Done done)
    {
        _answered++;
        EndIfDone();
    }

    private void Failed(Model.Failure failure) => _round.TrySetException(new MiniProgramException(failure));

    private void EndIfDone()
    {
        if (_received == _load.PerSocket && _answered == _load.PerSocket) _round.TrySetResult();
    }
}
