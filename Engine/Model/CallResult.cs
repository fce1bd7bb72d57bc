namespace MiniActors.Model;

/// <summary>What a successful call brings back, free of any platform's field names.</summary>
public abstract record CallResult
{
    private CallResult()
    {
    }

    /// <summary>The call was carried out; there is nothing to tell.</summary>
    public sealed record Done : CallResult
    {
        /// <summary>The only value.</summary>
        public static readonly Done Value = new();
    }

    /// <summary>A function of the platform beside the network was carried out.</summary>
    /// <param name="Fields">What it tells, under the platform's own names: an object.</param>
    public sealed record Told(Argument Fields) : CallResult;

    /// <summary><c>connectSocket</c> was accepted; <c>onSocketOpen</c> or <c>onSocketError</c> tells the rest.</summary>
    public sealed record Connecting(SocketId Socket) : CallResult;

    /// <summary><c>request</c> has its response.</summary>
    public sealed record Response(HttpAnswer Answer) : CallResult;

    /// <summary><c>uploadFile</c> has its response.</summary>
    /// <param name="StatusCode">The status.</param>
    /// <param name="Headers">The response fields; several values of one name are joined with <c>, </c>.</param>
    /// <param name="Data">The body as text, whatever it holds.</param>
    public sealed record Uploaded(int StatusCode, Headers Headers, string Data) : CallResult;

    /// <summary><c>downloadFile</c> has its file. One of the two paths is there, none where a stream took its place.</summary>
    /// <param name="TempFilePath">The virtual path of the temporary file; null when the caller said where to store it.</param>
    /// <param name="FilePath">The caller's own <c>filePath</c>, as it was given; null when it was not.</param>
    /// <param name="StatusCode">The status.</param>
    /// <param name="Headers">The response fields; several values of one name are joined with <c>, </c>.</param>
    public sealed record Downloaded(string? TempFilePath, string? FilePath, int StatusCode, Headers Headers) : CallResult;
}
