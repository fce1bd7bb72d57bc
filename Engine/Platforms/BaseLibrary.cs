namespace MiniActors.Platforms;

/// <summary>Versions of a base library. <c>1.7</c> and <c>1.7.0</c> are the same version.</summary>
internal static class BaseLibrary
{
    /// <summary>The version that was there from the beginning.</summary>
    public static readonly Version First = new(0, 0, 0);

    /// <summary>A version of one to four numbers; null: the text is none.</summary>
    public static Version? Parse(string text) =>
        Version.TryParse(text.Contains('.') ? text : text + ".0", out var version) ? Normal(version) : null;

    /// <summary>The same version with three numbers, or four where there are four.</summary>
    public static Version Normal(Version version) =>
        version.Build >= 0 ? version : new Version(version.Major, version.Minor, 0);
}
