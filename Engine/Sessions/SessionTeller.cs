using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using MiniActors.Model;
using MiniActors.Rules;
using static MiniActors.Callbacks.CallbackProtocol;
using static MiniActors.Sessions.SessionProtocol;
using Failure = MiniActors.Model.Failure;

namespace MiniActors.Sessions;

/// <summary>How the supervisor answers calls, in the platform's words.</summary>
internal sealed class SessionTeller(SessionOrder order, IActorRef callbacks)
{
    private const string ClosedText = "the mini program is closed";

    /// <summary>Who is told.</summary>
    public IActorRef Callbacks => callbacks;

    public void Succeed(CallId call, CallResult result) => callbacks.Tell(new Succeeded(call, result));

    public void Fail(CallId call, Failure failure)
    {
        order.Streams.GiveBack(call);
        callbacks.Tell(new Failed(call, failure));
    }

    public void Fail(CallId call, string api, FailureKind kind, string detail, params ReadOnlySpan<(string Name, object Value)> facts) =>
        Fail(call, order.Profile.Errors.Say(api, kind, [("detail", detail), .. facts]));

    /// <summary>Refuses a <c>connectSocket</c>: its SocketTask, if the caller holds one, will hear nothing.</summary>
    public void Refuse(ConnectSocket connect, FailureKind kind, string detail, params ReadOnlySpan<(string Name, object Value)> facts)
    {
        Fail(connect.Call, "connectSocket", kind, detail, facts);
        callbacks.Tell(new SocketForgotten(connect.Socket));
    }

    /// <summary>Notes what the rule found; the plan, or null when the call has failed.</summary>
    public T? Judged<T>(CallId call, Verdict<T> verdict) where T : class => Passes(call, verdict, out var plan) ? plan : null;

    /// <summary>Notes what the rule found; false when the call has failed.</summary>
    public bool Passes<T>(CallId call, Verdict<T> verdict, [MaybeNullWhen(false)] out T plan)
    {
        foreach (var diagnostic in verdict.Diagnostics) callbacks.Tell(new Noted(diagnostic, call));
        switch (verdict)
        {
            case Verdict<T>.Accept accept:
                plan = accept.Plan;
                return true;
            case Verdict<T>.Refuse refuse:
                Fail(call, refuse.Failure);
                plan = default;
                return false;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Notes what a call meets while it is carried out; false when it has failed, because the mini program is strict.</summary>
    public bool Passes(CallId call, string api, Diagnostic met)
    {
        callbacks.Tell(new Noted(met, call));
        if (StrictRule.Refusal(order.Profile, order.Program, api, met) is not { } refusal) return true;
        Fail(call, refusal);
        return false;
    }

    /// <summary>The same for a <c>connectSocket</c>, whose SocketTask hears nothing more when it has failed.</summary>
    public bool Passes(ConnectSocket connect, Diagnostic met)
    {
        if (Passes(connect.Call, "connectSocket", met)) return true;
        callbacks.Tell(new SocketForgotten(connect.Socket));
        return false;
    }

    /// <summary>What a call hears that comes too late.</summary>
    public Failure Closing(string api) => order.Profile.Errors.SayClosed(api);

    /// <summary>Refuses every call of a command, because the mini program is closing.</summary>
    public void RefuseAll(ICommand command) => RefuseAll(command, FailureKind.SessionClosed, ClosedText);

    /// <summary>Refuses every call of a command.</summary>
    public void RefuseAll(ICommand command, FailureKind kind, string detail)
    {
        switch (command)
        {
            case ConnectSocket connect: Refuse(connect, kind, detail); break;
            case CloseSocket close: Fail(close.Call, "closeSocket", kind, detail); break;
            case Request request: Fail(request.Call, "request", kind, detail); break;
            case UploadFile upload: Fail(upload.Call, "uploadFile", kind, detail); break;
            case DownloadFile download: Fail(download.Call, "downloadFile", kind, detail); break;
            case SendSocketMessages send:
                foreach (var message in send.Messages) Fail(message.Call, "sendSocketMessage", kind, detail);
                break;
        }
    }
}
