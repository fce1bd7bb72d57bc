namespace MiniActors.Files;

/// <summary>A write to a file that could not be done.</summary>
public sealed class StoreException(StoreFault fault, string cause, Exception? inner = null) : Exception(cause, inner)
{
    /// <summary>What is wrong.</summary>
    public StoreFault Fault => fault;
}
