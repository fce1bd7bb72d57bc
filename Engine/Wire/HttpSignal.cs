using MiniActors.Model;

namespace MiniActors.Wire;

/// <summary>What the wire tells of one HTTP exchange.</summary>
public abstract record HttpSignal
{
    private HttpSignal()
    {
    }

    /// <summary>The head of the response is here; told when <see cref="HttpExchange.TellsHead"/>, unless it comes with <see cref="Completed.WithHead"/>.</summary>
    /// <param name="Status">The status code.</param>
    /// <param name="Headers">Every response field as sent, one entry a field.</param>
    public sealed record Head(int Status, Headers Headers) : HttpSignal;

    /// <summary>A piece of the body, decompressed, as it came; told when <see cref="HttpExchange.Chunked"/>.</summary>
    /// <param name="Bytes">The piece, never empty. It belongs to who is told.</param>
    public sealed record Chunk(byte[] Bytes) : HttpSignal;

    /// <summary>
    /// So much of a streamed request body was handed to the network; told when <see cref="HttpExchange.TellsProgress"/>, at most
    /// every 100 ms, and once when it is all of it.
    /// </summary>
    /// <param name="Bytes">How much, the frame of a form included.</param>
    /// <param name="Total">How much it will be; null: nobody knows.</param>
    public sealed record Sent(long Bytes, long? Total) : HttpSignal;

    /// <summary>
    /// So much of the response body has come; told when <see cref="HttpExchange.TellsProgress"/>, at most every 100 ms, and once
    /// when it is all of it.
    /// </summary>
    /// <param name="Bytes">How much, as on the wire: a coded body counts coded.</param>
    /// <param name="Total">How much it will be, from <c>Content-Length</c>; null: nobody knows.</param>
    public sealed record Received(long Bytes, long? Total) : HttpSignal;

    /// <summary>The whole response is here.</summary>
    /// <param name="Status">The status code.</param>
    /// <param name="Headers">Every response field as sent, one entry a field.</param>
    /// <param name="Body">The body, decompressed; empty when there is none, and when it was told in chunks or written to a target.</param>
    public sealed record Completed(int Status, Headers Headers, byte[] Body) : HttpSignal
    {
        /// <summary>True: the head was not told before, since all came at once, and is to be taken from here. Default: false.</summary>
        public bool WithHead { get; init; }

        /// <summary>How many bytes were written to <see cref="HttpExchange.Target"/>.</summary>
        public long Written { get; init; }
    }

    /// <summary>There is no whole response.</summary>
    /// <param name="Fault">What went wrong.</param>
    /// <param name="Cause">One line for a person.</param>
    public sealed record Failed(WireFault Fault, string Cause) : HttpSignal;
}
