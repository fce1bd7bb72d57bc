using Jint;
using Jint.Native;
using Jint.Runtime.Interop;
using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Platforms;
using static MiniActors.Sessions.SessionProtocol;

namespace MiniActors.Scripting;

/// <summary>What each API tells the supervisor, and the task that it gives back.</summary>
internal sealed class ApiCarriers(Engine engine, PlatformProfile profile, CommandOutlet outlet, OpenSockets sockets)
{
    private readonly ProfileLayouts _layouts = ProfileLayouts.Of(profile);

    /// <summary>Carries out one call: tells its command, and gives the task, or undefined.</summary>
    public delegate JsValue Carrier(CallId id, OpenCall call, SocketId? target);

    /// <summary>Who carries out the functions of SocketTasks.</summary>
    public required Func<ApiCalls> Calls { get; init; }

    /// <summary>The carrier of an API; null: the engine has none.</summary>
    public Carrier? Find(string api) => api switch
    {
        "request" => (id, call, _) => Transfer(id, call, new Request(id, call.Options.Values), _layouts.Request),
        "uploadFile" => (id, call, _) => Transfer(id, call, new UploadFile(id, call.Options.Values), _layouts.Upload),
        "downloadFile" => (id, call, _) => Transfer(id, call, new DownloadFile(id, call.Options.Values), _layouts.Download),
        "connectSocket" => Connect,
        "sendSocketMessage" => Send,
        "closeSocket" => Close,
        _ => null,
    };

    private JsValue Transfer(CallId id, OpenCall call, ICommand command, LazyObject task)
    {
        var listeners = new TransferListeners();
        call.Transfer = listeners;
        outlet.Tell(command);
        return task.Make(engine, name => name == "abort"
            ? Function(name, _ =>
            {
                Calls().Aborting(id, call.Api);
                outlet.Tell(new AbortTransfer(id));
            })
            : Function(name, listener => listeners.Apply(name, listener)));
    }

    private JsValue Connect(CallId id, OpenCall call, SocketId? target)
    {
        var socket = sockets.Add();
        call.Opens = socket.Id;
        outlet.Tell(new ConnectSocket(id, socket.Id, call.Options.Values));
        var given = profile.Sockets.Task == SocketTaskForm.Always
            || (profile.Sockets.Task == SocketTaskForm.WithMultiple && call.Options.Values["multiple"].AsBoolean);
        if (given) socket.Object = _layouts.Socket.Make(engine, name => TaskFunction(socket, name));
        call.ResolvesTo = socket.Object ?? JsValue.Undefined;
        return call.ResolvesTo;
    }

    private JsValue Send(CallId id, OpenCall call, SocketId? target)
    {
        var values = call.Options.Values;
        outlet.Send(target, new OutgoingMessage(id, values["data"], values["isBuffer"], values.Members.Count > 1 ? values : default));
        return JsValue.Undefined;
    }

    private JsValue Close(CallId id, OpenCall call, SocketId? target)
    {
        outlet.Tell(new CloseSocket(id, target, call.Options.Values));
        return JsValue.Undefined;
    }

    private ClrFunction TaskFunction(SocketTask socket, string name) =>
        SocketListeners.TryParse(name, "", out var adds, out var kind)
            ? Function(name, listener => socket.Listeners.Apply(adds, kind, listener))
            : Function(name, options => Calls().OfTask(name == "send" ? "sendSocketMessage" : "closeSocket", socket.Id, options));

    private ClrFunction Function(string name, Action<JsValue> act) => new(engine, name, (_, arguments) =>
    {
        act(arguments.Length > 0 ? arguments[0] : JsValue.Undefined);
        return JsValue.Undefined;
    }, 1);
}
