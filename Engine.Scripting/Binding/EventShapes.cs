using Jint;
using Jint.Native;
using MiniActors.Model;
using MiniActors.Platforms;
using static MiniActors.Callbacks.CallbackProtocol;

namespace MiniActors.Scripting;

/// <summary>The events of sockets as the platform's scripts read them.</summary>
internal sealed class EventShapes(Engine engine, PlatformProfile profile, ResultShapes results)
{
    private readonly ProfileLayouts _layouts = ProfileLayouts.Of(profile);
    private readonly bool _base64 = profile.Sockets.BinaryMessages == BinaryForm.Base64;
    private readonly bool _openHasHeader = profile.Apis.Has("onSocketOpen.callback.header");

    /// <summary>True: the listeners of a SocketTask find the event in <c>data</c>.</summary>
    public bool TaskEventsInData => profile.Dialect.TaskEventsInData;

    /// <summary>The argument of <c>onSocketMessage</c>.</summary>
    public JsObject Message(SocketId socket, Frame frame)
    {
        var values = new JsValue?[_layouts.Message.Count];
        var next = 0;
        values[next++] = frame.IsText ? JsString.Create(frame.Text)
            : _base64 ? JsString.Create(Convert.ToBase64String(frame.Bytes))
            : ValueWriter.Buffer(engine, frame.Bytes);
        if (_layouts.HasIsBuffer) values[next++] = _base64 && !frame.IsText ? JsBoolean.True : JsBoolean.False;
        while (next < values.Length) values[next++] = JsNumber.Create(socket.Value);
        return JsObject.Create(engine, _layouts.Message, values);
    }

    /// <summary>The argument of the other listeners.</summary>
    public JsObject Of(ISocketEvent told)
    {
        var shaped = new JsObject(engine);
        switch (told)
        {
            case SocketOpened opened when _openHasHeader:
                shaped.FastSetDataProperty("header", ValueWriter.Of(engine, opened.Headers));
                break;
            case SocketErred erred:
                results.Write(shaped, erred.Failure);
                break;
            case SocketClosed closed:
                shaped.FastSetDataProperty("code", closed.Reason.Code);
                shaped.FastSetDataProperty("reason", closed.Reason.Reason);
                break;
        }

        results.WriteIds(shaped, told.Socket);
        return shaped;
    }

    /// <summary>The event one level deeper: a message in <c>data</c> alone, anything else in <c>data</c> as well.</summary>
    public JsObject InData(SocketId socket, JsObject inner, JsObject outer, bool isMessage)
    {
        var wrapped = isMessage ? new JsObject(engine) : outer;
        wrapped.FastSetDataProperty("data", inner);
        if (isMessage) results.WriteIds(wrapped, socket);
        return wrapped;
    }
}
