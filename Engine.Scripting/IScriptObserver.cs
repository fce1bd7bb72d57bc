using MiniActors.Callbacks;

namespace MiniActors.Scripting;

/// <summary>
/// Watches a script: what it calls, what it is told, and what goes wrong, in the order in which it happens. It is called by
/// the script's own thread and must not block.
/// </summary>
public interface IScriptObserver
{
    /// <summary>The script called an API. Told before anything else is told of this call.</summary>
    void Called(ScriptCall call)
    {
    }

    /// <summary>The script called <c>abort</c> of a transfer's task, whether or not the call has been answered.</summary>
    void Aborting(ScriptAbort abort)
    {
    }

    /// <summary>A callback of a call is about to run, or would if the script had given one: <c>success</c> or <c>fail</c>, then <c>complete</c>.</summary>
    void Answering(ScriptAnswer answer)
    {
    }

    /// <summary>
    /// The script is about to be told of a socket (<see cref="CallbackProtocol.ISocketEvent"/>), of a transfer on its way
    /// (<see cref="CallbackProtocol.ITransferEvent"/>), of another network (<see cref="CallbackProtocol.NetworkChanged"/>; of another
    /// pace, <see cref="CallbackProtocol.NetworkPaced"/>, it is not told), or that it is hidden, suspended, resumed or shown.
    /// </summary>
    void Telling(CallbackProtocol.IEvent told)
    {
    }

    /// <summary>A callback threw, or nobody handled a rejection; the program goes on.</summary>
    void Faulted(ScriptFault fault)
    {
    }

    /// <summary>Something was ignored in silence, as on the phone.</summary>
    void Noted(ScriptNote note)
    {
    }

    /// <summary>The program is over; told once, as the last thing.</summary>
    void Ended(ScriptEnd end)
    {
    }
}
