namespace MiniActors.Benchmarks.Measuring;

/// <summary>One way of doing the same work. Those of a row take turns.</summary>
/// <param name="Name">The wire of the engine that does it, or one of the names below.</param>
/// <param name="RoundAsync">Does the work of one round.</param>
internal sealed record Contender(string Name, Func<Task<Reading>> RoundAsync)
{
    /// <summary>The engine where there is no wire to choose.</summary>
    public const string Engine = "engine";

    /// <summary>What one writes without the engine.</summary>
    public const string Raw = "raw";

    /// <summary>Node.js, with <c>ws</c> or its own http.</summary>
    public const string Node = "node";

    /// <summary>True: it is one of those that the engine is held against.</summary>
    public static bool IsPeer(string name) => name is Raw or Node;
}
