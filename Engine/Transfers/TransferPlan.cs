using MiniActors.Rules;
using MiniActors.Wire;

namespace MiniActors.Transfers;

/// <summary>A judged call of one of the three HTTP APIs.</summary>
internal abstract record TransferPlan
{
    private TransferPlan()
    {
    }

    /// <summary><c>request</c>. The same plan may be carried again and again, by several lanes at once.</summary>
    internal sealed record Request(RequestPlan Plan) : TransferPlan
    {
        /// <summary>The first exchange as the rules want it.</summary>
        public Hop First { get; } = Hop.Of(Plan);

        /// <summary>The first exchange as the wire wants it, as it was made last; null: never yet. Whoever makes it makes the same.</summary>
        public HttpExchange? Exchange { get; set; }
    }

    /// <summary><c>uploadFile</c>.</summary>
    internal sealed record Upload(UploadPlan Plan) : TransferPlan;

    /// <summary><c>downloadFile</c>.</summary>
    internal sealed record Download(DownloadPlan Plan) : TransferPlan;

    /// <summary>The API that was called.</summary>
    public string Api => this switch
    {
        Upload => "uploadFile",
        Download => "downloadFile",
        _ => "request",
    };

    /// <summary>The time limit of the call.</summary>
    public TimeSpan Timeout => this switch
    {
        Request request => request.Plan.Timeout,
        Upload upload => upload.Plan.Timeout,
        Download download => download.Plan.Timeout,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>
    /// True: the limit covers the whole transfer. False: it is how long the network may be silent, so that a large file on a
    /// slow network is no time-out (faults 35).
    /// </summary>
    public bool LimitIsTotal => this is Request;
}
