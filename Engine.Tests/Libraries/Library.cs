namespace MiniActors.Tests.Libraries;

/// <summary>A library that is tried, and what is expected of it.</summary>
/// <param name="Script">The script in <c>scripts</c> that drives it, without its ending.</param>
/// <param name="Packages">Its packages; the first gives it its name and version.</param>
/// <param name="Platforms">The platforms that it is made for.</param>
internal sealed record Library(string Script, string[] Packages, string[] Platforms)
{
    /// <summary>What the program gives it beside its platform, for people; empty: nothing.</summary>
    public string Needs { get; init; } = "";

    /// <summary>True: it runs with the names of a browser.</summary>
    public bool IsForTheWeb { get; init; }

    /// <summary>What fails on a phone too, because of the library or of what its platform is.</summary>
    public OwnFailure[] Own { get; init; } = [];
}

/// <summary>A step that fails for the library's own reasons.</summary>
/// <param name="Platform">Where.</param>
/// <param name="Step">Which; <see cref="Thrown"/>: what it throws where nobody catches it.</param>
/// <param name="Why">The line of the library, and why it fails.</param>
internal sealed record OwnFailure(string Platform, string Step, string Why)
{
    public const string Thrown = "an exception in a callback";
}
