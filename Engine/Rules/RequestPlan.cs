using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary>A judged <c>request</c>: everything that the transfer needs, in values.</summary>
public sealed record RequestPlan
{
    /// <summary>The caller's own url, query included, before the host map.</summary>
    public required Uri Own { get; init; }

    /// <summary>The url to ask, query included, after the host map.</summary>
    public required Uri Url { get; init; }

    /// <summary>The method, in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The request fields: the caller's, then the platform's own.</summary>
    public required Headers Headers { get; init; }

    /// <summary>The body; null: none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The time limit, headers and body together.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary><c>json</c>, <c>text</c>, <c>base64</c>, <c>arraybuffer</c>, …, in lower case.</summary>
    public required string DataType { get; init; }

    /// <summary><c>text</c> or <c>arraybuffer</c>.</summary>
    public required string ResponseType { get; init; }

    /// <summary>True: the body is told piece by piece as it comes, and the answer has none.</summary>
    public bool EnableChunked { get; init; }

    /// <summary>True: a redirect is not followed; it is the answer.</summary>
    public bool RedirectManual { get; init; }

    /// <summary>True: private addresses may be reached.</summary>
    public bool PrivateAddresses { get; init; }

    /// <summary>True: any certificate will do.</summary>
    public bool AnyCertificate { get; init; }
}
