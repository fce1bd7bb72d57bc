using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>A fault that we found ourselves, on its way through a library that wraps what it is thrown.</summary>
internal sealed class WireException(WireFault fault, string cause, int? status = null, Exception? inner = null)
    : Exception(cause, inner)
{
    public WireFault Fault { get; } = fault;

    public int? Status { get; } = status;
}
