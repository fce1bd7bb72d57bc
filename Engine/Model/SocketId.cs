namespace MiniActors.Model;

/// <summary>One WebSocket attempt within its mini program: the <c>socketTaskId</c> of the platforms.</summary>
/// <param name="Value">Counts up from 1 within the mini program.</param>
public readonly record struct SocketId(int Value)
{
    /// <inheritdoc />
    public override string ToString() => $"socket-{Value}";
}
