using MiniActors.Model;

namespace MiniActors.Rules;

/// <summary>One exchange on the way of a transfer: the first, or one that a redirect led to.</summary>
public sealed record Hop
{
    /// <summary>The url before the host map: the origin that cookies and redirects are judged by.</summary>
    public required Uri Own { get; init; }

    /// <summary>The url to ask, after the host map.</summary>
    public required Uri Url { get; init; }

    /// <summary>The method, in upper case.</summary>
    public required string Method { get; init; }

    /// <summary>The request fields, without the jar's cookies.</summary>
    public required Headers Headers { get; init; }

    /// <summary>The body to send.</summary>
    public required HopBody Body { get; init; }

    /// <summary>True: private addresses may be reached.</summary>
    public bool PrivateAddresses { get; init; }

    /// <summary>True: a redirect is not followed; it is the answer.</summary>
    public bool Manual { get; init; }

    /// <summary>How many redirects led here.</summary>
    public int Redirects { get; init; }

    /// <summary>The first exchange of a <c>request</c>.</summary>
    public static Hop Of(RequestPlan plan) => new()
    {
        Own = plan.Own,
        Url = plan.Url,
        Method = plan.Method,
        Headers = plan.Headers,
        Body = plan.Body is null ? HopBody.None : HopBody.Again,
        PrivateAddresses = plan.PrivateAddresses,
        Manual = plan.RedirectManual,
    };

    /// <summary>The first exchange of an <c>uploadFile</c>.</summary>
    /// <param name="plan">The upload.</param>
    /// <param name="body">Whether the file can be read from its start once more.</param>
    public static Hop Of(UploadPlan plan, HopBody body = HopBody.Again) => new()
    {
        Own = plan.Own,
        Url = plan.Url,
        Method = "POST",
        Headers = plan.Headers,
        Body = body,
        PrivateAddresses = plan.PrivateAddresses,
    };

    /// <summary>The first exchange of a <c>downloadFile</c>.</summary>
    public static Hop Of(DownloadPlan plan) => new()
    {
        Own = plan.Own,
        Url = plan.Url,
        Method = "GET",
        Headers = plan.Headers,
        Body = HopBody.None,
        PrivateAddresses = plan.PrivateAddresses,
    };
}

/// <summary>The body of an exchange.</summary>
public enum HopBody
{
    /// <summary>There is none.</summary>
    None,
    /// <summary>One that can be sent again.</summary>
    Again,
    /// <summary>One that is gone when it was sent.</summary>
    Once,
}
