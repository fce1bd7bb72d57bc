using MiniActors.Model;

namespace MiniActors.Api;

/// <summary>A <c>request</c> under way.</summary>
public sealed class RequestTask
{
    private readonly Action _abort;

    internal RequestTask(CallId call, Action abort) => (Call, _abort) = (call, abort);

    /// <summary>The call.</summary>
    public CallId Call { get; }

    /// <summary>Ends the request: it fails as aborted, unless it has been answered.</summary>
    public void Abort() => _abort();
}
