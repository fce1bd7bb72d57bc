namespace MiniActors.Model;

/// <summary>What a mini program is told that its network is.</summary>
public enum NetworkType
{
    /// <summary>It is not known: <c>unknown</c>.</summary>
    Unknown,
    /// <summary>There is no network: <c>none</c>.</summary>
    None,
    /// <summary><c>wifi</c>.</summary>
    Wifi,
    /// <summary><c>2g</c>.</summary>
    SecondGeneration,
    /// <summary><c>3g</c>.</summary>
    ThirdGeneration,
    /// <summary><c>4g</c>.</summary>
    FourthGeneration,
    /// <summary><c>5g</c>.</summary>
    FifthGeneration,
}

/// <summary>The platforms' own names of the types.</summary>
public static class NetworkTypes
{
    private static readonly string[] Words = ["unknown", "none", "wifi", "2g", "3g", "4g", "5g"];

    /// <summary>Every name, in the order of the types.</summary>
    public static IReadOnlyList<string> Names => Words;

    /// <summary>The name of a type, as <c>networkType</c> carries it.</summary>
    public static string NameOf(this NetworkType type) => Words[(int)type];

    /// <summary>The type of a name; null: there is none.</summary>
    public static NetworkType? Find(string name) => Array.IndexOf(Words, name) is >= 0 and var at ? (NetworkType)at : null;
}
