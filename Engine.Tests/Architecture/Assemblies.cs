using System.Reflection;

namespace MiniActors.Tests.Architecture;

/// <summary>What was built.</summary>
internal static class Assemblies
{
    /// <summary>The libraries that programs are built upon: their public API is approved.</summary>
    public static IReadOnlyList<Assembly> Libraries { get; } =
        [Assembly.Load("MiniActors.Engine"), Assembly.Load("MiniActors.Engine.Scripting"), Assembly.Load("MiniActors.Engine.Testing")];

    /// <summary>All that can have actors.</summary>
    public static IReadOnlyList<Assembly> Actors { get; } = [.. Libraries, Assembly.Load("MiniActors.Engine.Host")];

    /// <summary>The specs.</summary>
    public static Assembly Specs => typeof(Assemblies).Assembly;
}
