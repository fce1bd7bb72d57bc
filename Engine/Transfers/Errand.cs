using MiniActors.Callbacks;
using MiniActors.Model;
using MiniActors.Rules;
using MiniActors.Wire;

namespace MiniActors.Transfers;

/// <summary>What one call wants of the network and makes of the answer; the lane carries it.</summary>
/// <remarks>
/// <see cref="Prepare"/> comes first and <see cref="AnswerTo"/> last; both may use the disk and run off the actor where
/// <see cref="UsesDisk"/>. The lane never runs two members at a time, and disposes of the errand when nothing runs any more.
/// </remarks>
internal abstract class Errand(CallId call, TransferSurroundings surroundings) : IDisposable
{
    /// <summary>The call to answer.</summary>
    public CallId Call => call;

    /// <summary>The API that was called.</summary>
    public abstract string Api { get; }

    /// <summary>The first exchange.</summary>
    public abstract Hop First { get; }

    /// <summary>True: files are opened or put in place.</summary>
    public virtual bool UsesDisk => false;

    protected TransferSurroundings Surroundings => surroundings;

    /// <summary>The errand of a call.</summary>
    public static Errand Of(CallId call, TransferPlan plan, TransferSurroundings surroundings) => plan switch
    {
        TransferPlan.Request request => new RequestErrand(call, request, surroundings),
        TransferPlan.Upload upload => new UploadErrand(call, upload.Plan, surroundings),
        TransferPlan.Download download => new DownloadErrand(call, download.Plan, surroundings),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Opens what is needed before anything is dialled; the failure, or null.</summary>
    public virtual Failure? Prepare() => null;

    /// <summary>The exchange of one hop; its fields hold the cookies that go with it.</summary>
    public abstract HttpExchange ExchangeOf(Hop hop, Headers headers);

    /// <summary>The answer to the call when the last hop is complete. Where the disk is not used, the head comes with it unless it was told.</summary>
    public abstract CallbackProtocol.IAnswer AnswerTo(HttpSignal.Completed done);

    /// <summary>The failure of the call when the network failed.</summary>
    public virtual Failure FailureOf(HttpSignal.Failed failed) => Say(failed.Fault.ToFailureKind(), failed.Cause);

    /// <summary>Notes that a file of this size meets a limit on some phones; the failure where the mini program is strict, or null.</summary>
    protected Failure? Meet(long bytes)
    {
        if (PhoneLimitRule.OfFile(surroundings.Profile, Api, bytes) is not { } met) return null;
        surroundings.Callbacks.Tell(new CallbackProtocol.Noted(met, call), Akka.Actor.ActorRefs.NoSender);
        return StrictRule.Refusal(surroundings.Profile, surroundings.Program, Api, met);
    }

    /// <summary>A failure in the platform's words.</summary>
    public Failure Say(FailureKind kind, string detail) =>
        surroundings.Profile.Errors.Say(Api, kind, ("detail", detail), ("url", First.Own), ("host", First.Own.Host));

    public virtual void Dispose()
    {
    }

    protected HttpExchange Plain(Hop hop, Headers headers, bool anyCertificate, byte[]? body = null, bool chunked = false) => new()
    {
        Body = body,
        Chunked = chunked,
        Url = hop.Url,
        Method = hop.Method,
        Headers = headers,
        BodyBytes = surroundings.Limits.BodyBytes,
        HeaderFields = surroundings.Limits.HeaderFields,
        TellsHead = true,
        Network = surroundings.Network,
        Policy = surroundings.PolicyFor(hop.PrivateAddresses, anyCertificate),
    };

    protected CallbackProtocol.Failed Fail(Failure failure) => new(call, failure);
}
