using System.Text;

namespace MiniActors.Adapters;

/// <summary>
/// Tells a connection whose request it is about to write. The handler picks the connection, and says neither us nor the connection
/// which; but it asks for the encoding of every field just before it writes the head.
/// </summary>
/// <remarks>
/// Invariant: between the last field of a head and the write that takes it along nobody waits, so that both are on one thread. A body
/// that waits before its first byte sends the head ahead for that reason (<see cref="PacedContent"/>).
/// </remarks>
internal static class Speakers
{
    [ThreadStatic]
    private static DialAttempt? t_speaker;

    /// <summary>A field of this request is put into a head on this thread; the encoding is the library's own choice.</summary>
    public static Encoding? Note(HttpRequestMessage request)
    {
        t_speaker = DialAttempt.Of(request) is { Speaks: true } attempt ? attempt : null;
        return null;
    }

    /// <summary>Who speaks with what is written now; null: it goes on with what was begun before.</summary>
    public static DialAttempt? Take()
    {
        var speaker = t_speaker;
        if (speaker is not null) t_speaker = null;
        return speaker;
    }
}
