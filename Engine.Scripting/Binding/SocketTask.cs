using Jint.Native;
using Jint.Native.Object;
using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>One socket of the script that is not over yet.</summary>
/// <param name="id">Which one.</param>
internal sealed class SocketTask(SocketId id)
{
    public const string ReadyState = "readyState";

    public SocketId Id => id;

    /// <summary>The listeners of the task; several of one kind all hear it, on every platform.</summary>
    public SocketListeners Listeners { get; } = new(ListenerForm.List);

    /// <summary>The subprotocol that the peer chose; null: none, or it is not open yet.</summary>
    public string? Protocol { get; set; }

    /// <summary>The SocketTask in the script's hands; null: the platform gives none.</summary>
    public ObjectInstance? Object { get; set; }

    /// <summary>Says where the socket stands. The property is defined, not set: a setter of the script does not run.</summary>
    public void Stand(int readyState) => Object?.CreateDataProperty(ReadyState, JsNumber.Create(readyState));
}
