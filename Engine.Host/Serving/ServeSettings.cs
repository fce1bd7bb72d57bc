using System.Net;

namespace MiniActors.Host.Serving;

/// <summary>The block <c>mini-actors.serve</c>, validated.</summary>
internal sealed record ServeSettings
{
    /// <summary>The mini programs to open.</summary>
    public required IReadOnlyList<ServedScript> Programs { get; init; }

    /// <summary>How often one that failed is started again.</summary>
    public required int Restarts { get; init; }

    /// <summary>Where health is told.</summary>
    public required IPEndPoint Health { get; init; }
}

/// <summary>One entry of <c>programs</c>.</summary>
/// <param name="Path">Its place in the configuration, for errors.</param>
/// <param name="Script">The file.</param>
/// <param name="Platform">The platform; null: the default of every mini program.</param>
/// <param name="BaseLibrary">The base library; null: the default.</param>
/// <param name="Count">How many of it.</param>
/// <param name="Name">The start of their session ids.</param>
internal sealed record ServedScript(string Path, string Script, string? Platform, string? BaseLibrary, int Count, string Name);
