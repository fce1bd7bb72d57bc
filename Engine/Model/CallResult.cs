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

    /// <summary><c>connectSocket</c> was accepted; <c>onSocketOpen</c> or <c>onSocketError</c> tells the rest.</summary>
    public sealed record Connecting(SocketId Socket) : CallResult;

    /// <summary><c>request</c> has its response.</summary>
    public sealed record Response(HttpAnswer Answer) : CallResult;
}
