namespace MiniActors.Adapters;

/// <summary>
/// Sees the close frames go by, for what the client library does not tell: which code it answered a violation with, whether
/// the peer's frame was empty (the library reads that as 1000), and codes that came to the registry after it was written.
/// </summary>
internal sealed class CloseWitness
{
    private const byte CloseFrame = 0x88;

    private readonly IncomingFrames _incoming = new();

    /// <summary>The code of the close frame that was written; null: none was.</summary>
    public int? WrittenCode { get; private set; }

    /// <summary>True when the peer's close frame has come, and it has no payload.</summary>
    public bool SawEmptyClose => _incoming.SawEmptyClose;

    /// <summary>The code of the peer's close frame where the library was shown another one; null: it saw the true one.</summary>
    public int? HiddenCode => _incoming.HiddenCode;

    /// <summary>True when the peer wrote a length in more bytes than it needs.</summary>
    public bool SawLongLength => _incoming.IsBroken;

    /// <summary>One whole masked frame was given to write.</summary>
    public void Wrote(ReadOnlySpan<byte> frame)
    {
        if (frame.Length >= 8 && frame[0] == CloseFrame) WrittenCode = ((frame[6] ^ frame[2]) << 8) | (frame[7] ^ frame[3]);
    }

    /// <summary>These bytes were read, whole frames or parts of them.</summary>
    /// <returns>How many of them the library may see: fewer when <see cref="SawLongLength"/>.</returns>
    public int Read(Span<byte> bytes) => _incoming.Walk(bytes);
}
