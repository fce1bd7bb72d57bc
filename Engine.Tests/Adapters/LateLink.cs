using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Tests.Adapters;

/// <summary>Stands for a link that is not known yet: a signal may come before <see cref="ISocketWire.Dial"/> has returned.</summary>
internal sealed class LateLink : ISocketLink
{
    private readonly TaskCompletionSource<ISocketLink> _link = new();

    public void Is(ISocketLink link) => _link.SetResult(link);

    public void Send(IReadOnlyList<Frame> frames) => Now(link => link.Send(frames));

    public void Credit(int messages, int bytes) => Now(link => link.Credit(messages, bytes));

    public void Close(CloseReason reason) => Now(link => link.Close(reason));

    public void Abort() => Now(link => link.Abort());

    private void Now(Action<ISocketLink> act)
    {
        if (_link.Task.IsCompletedSuccessfully) act(_link.Task.GetAwaiter().GetResult());
        else _ = _link.Task.ContinueWith(task => act(task.GetAwaiter().GetResult()), TaskScheduler.Default);
    }
}
