using Akka.Actor;

namespace MiniActors.Callbacks;

/// <summary>What a dispatcher was told while its mini program was suspended; it runs at the return, in the same order.</summary>
/// <param name="most">How many may wait.</param>
/// <param name="run">Runs one of them, for the sender who told it.</param>
public sealed class HeldCallbacks(int most, Action<object, IActorRef> run)
{
    private readonly Queue<(object Message, IActorRef Sender)> _held = new();

    /// <summary>Keeps one for the return. Where as many wait as may, they run now, because none may be lost.</summary>
    public void Hold(object message, IActorRef sender)
    {
        if (_held.Count >= most) Release();
        _held.Enqueue((message, sender));
    }

    /// <summary>Runs what is held.</summary>
    public void Release()
    {
        while (_held.TryDequeue(out var held)) run(held.Message, held.Sender);
    }
}
