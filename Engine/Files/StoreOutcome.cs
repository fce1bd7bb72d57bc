namespace MiniActors.Files;

/// <summary>What the disk said.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public abstract record StoreOutcome<T>
{
    private StoreOutcome()
    {
    }

    /// <summary>Here it is.</summary>
    public sealed record Got(T Value) : StoreOutcome<T>;

    /// <summary>It cannot be.</summary>
    /// <param name="Fault">What is wrong.</param>
    /// <param name="Cause">One line for a person, without a path of the host.</param>
    public sealed record Failed(StoreFault Fault, string Cause) : StoreOutcome<T>;
}
