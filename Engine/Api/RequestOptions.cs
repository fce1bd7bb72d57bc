namespace MiniActors.Api;

/// <summary>The options of <c>request</c>.</summary>
public sealed record RequestOptions : ApiOptions<RequestResult>
{
    /// <summary>The server: <c>https</c>, and on the mini program's list for requests. Required.</summary>
    public required string Url { get; init; }

    /// <summary>Request fields; Referer cannot be set.</summary>
    public IReadOnlyDictionary<string, string>? Header { get; init; }

    /// <summary>The HTTP method in any case; null: <c>GET</c>.</summary>
    public string? Method { get; init; }

    /// <summary>
    /// The data to send: a string, a <c>byte[]</c>, or an object that becomes the query, JSON or a form, as the method and the
    /// content type say.
    /// </summary>
    public object? Data { get; init; }

    /// <summary><c>json</c> (the default), or another form of the platform's.</summary>
    public string? DataType { get; init; }

    /// <summary><c>text</c> (the default) or <c>arraybuffer</c>, where the platform has it.</summary>
    public string? ResponseType { get; init; }

    /// <summary>The time limit; null: <c>networkTimeout</c>, then the platform's default.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>True: the body is told piece by piece to <see cref="RequestTask.OnChunkReceived"/>, where the platform has it. Default: false.</summary>
    public bool EnableChunked { get; init; }

    /// <summary><c>follow</c> (the default) or <c>manual</c>: a redirect is the answer, where the platform has it.</summary>
    public string? Redirect { get; init; }

    /// <summary>Called with the RequestTask before anything happens, in the call.</summary>
    public Action<RequestTask>? GetRawResult { get; init; }
}

/// <summary>What <c>request</c>'s <c>success</c> is told.</summary>
/// <param name="Data">A string, a <c>byte[]</c> for an ArrayBuffer, or a <see cref="System.Text.Json.Nodes.JsonNode"/> (null: JSON's <c>null</c>).</param>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Header">The response fields.</param>
/// <param name="Cookies">Each <c>Set-Cookie</c> field, apart.</param>
public sealed record RequestResult(object? Data, int StatusCode, Model.Headers Header, IReadOnlyList<string> Cookies);
