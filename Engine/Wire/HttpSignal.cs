using MiniActors.Model;

namespace MiniActors.Wire;

/// <summary>What the wire tells of one HTTP exchange.</summary>
public abstract record HttpSignal
{
    private HttpSignal()
    {
    }

    /// <summary>The whole response is here.</summary>
    /// <param name="Status">The status code.</param>
    /// <param name="Headers">Every response field as sent, one entry a field.</param>
    /// <param name="Body">The body, decompressed; empty when there is none.</param>
    public sealed record Completed(int Status, Headers Headers, byte[] Body) : HttpSignal;

    /// <summary>There is no whole response.</summary>
    /// <param name="Fault">What went wrong.</param>
    /// <param name="Cause">One line for a person.</param>
    public sealed record Failed(WireFault Fault, string Cause) : HttpSignal;
}
