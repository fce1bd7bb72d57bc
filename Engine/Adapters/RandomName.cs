using System.Security.Cryptography;

namespace MiniActors.Adapters;

/// <summary>Names of files and directories: nothing that came from a script or a server is in them.</summary>
internal static class RandomName
{
    private const int Length = 32;

    public static string Next() => RandomNumberGenerator.GetHexString(Length, lowercase: true);

    public static bool Is(string name) => name.Length == Length && name.All(char.IsAsciiHexDigitLower);
}
