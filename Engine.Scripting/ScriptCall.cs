using MiniActors.Model;

namespace MiniActors.Scripting;

/// <summary>One call of an API by a script.</summary>
/// <param name="Id">Its id, from 1 in every mini program.</param>
/// <param name="Api">The API, e.g. <c>connectSocket</c>; <c>SocketTask.send</c> is <c>sendSocketMessage</c>.</param>
/// <param name="Options">The options without the callbacks.</param>
/// <param name="Socket">The socket that it opens, or whose task it was called on; null: none that is known yet.</param>
/// <param name="Place">Where the script called; null: unknown.</param>
public sealed record ScriptCall(CallId Id, string Api, Argument Options, SocketId? Socket, ScriptPlace? Place);

/// <summary>One <c>abort</c> of a transfer's task.</summary>
/// <param name="Call">The call of the transfer.</param>
/// <param name="Api">Its API.</param>
/// <param name="Place">Where the script called <c>abort</c>; null: unknown.</param>
public sealed record ScriptAbort(CallId Call, string Api, ScriptPlace? Place);

/// <summary>One callback of a call.</summary>
/// <param name="Call">The call that is answered.</param>
/// <param name="Api">Its API.</param>
/// <param name="Callback">Which one.</param>
/// <param name="Result">What it brought; null unless it succeeded.</param>
/// <param name="Failure">Why it failed; null unless it failed.</param>
/// <param name="Place">Where the script called; null: unknown.</param>
public sealed record ScriptAnswer(CallId Call, string Api, ScriptCallback Callback, CallResult? Result, Failure? Failure, ScriptPlace? Place);

/// <summary>The callbacks of a call.</summary>
public enum ScriptCallback
{
    /// <summary><c>success</c>.</summary>
    Success,
    /// <summary><c>fail</c>.</summary>
    Fail,
    /// <summary><c>complete</c>, after either.</summary>
    Complete,
}

/// <summary>A diagnostic, and the call that it is about.</summary>
/// <param name="Diagnostic">What was found.</param>
/// <param name="Call">The call; null: it is about none.</param>
/// <param name="Place">Where the script called; null: unknown.</param>
public sealed record ScriptNote(Diagnostic Diagnostic, CallId? Call, ScriptPlace? Place);
