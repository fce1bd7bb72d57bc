namespace MiniActors.Wire;

/// <summary>One exchange that has begun.</summary>
public interface IHttpLink
{
    /// <summary>
    /// Gives back room: this many bytes of <see cref="HttpSignal.Chunk"/> have been through their callbacks, and reading may go on.
    /// Returns at once, never throws, and may be called at any time.
    /// </summary>
    void Credit(int bytes);
}
