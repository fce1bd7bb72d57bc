using System.Security.Cryptography;
using System.Text.Json;
using MiniActors.Host.Lab.Http;

namespace MiniActors.Host.Demo;

/// <summary>The file that the tour fetches from the lab and sends back to it.</summary>
internal static class TourFile
{
    /// <summary>How many bytes it has.</summary>
    public const int Size = 5_000_000;

    /// <summary>The name of its part in the form.</summary>
    public const string Part = "souvenir";

    private static readonly Lazy<string> Sha256 = new(Hash);

    /// <summary>What the server saw of it, as an answer of the lab tells it.</summary>
    public static TourFileSeen? Seen(TourRecord? answer) =>
        answer is { Body: { ValueKind: JsonValueKind.Object } body } && body.TryGetProperty("parts", out var parts) && parts.GetArrayLength() == 1
            ? new TourFileSeen(parts[0].GetProperty("name").GetString()!, parts[0].GetProperty("size").GetInt64(), parts[0].GetProperty("sha256").GetString() == Sha256.Value)
            : null;

    /// <summary>A path with what is random in it left out: the platform's prefix and the extension stay.</summary>
    public static string Masked(string path, string prefix)
    {
        if (!path.StartsWith(prefix, StringComparison.Ordinal)) return path;
        var dot = path.IndexOf('.', prefix.Length);
        return $"{prefix}…{(dot < 0 ? "" : path[dot..])}";
    }

    private static string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var done = 0; done < Size;)
        {
            var piece = LabBytes.Slice(done, Math.Min(LabBytes.LargestSlice, Size - done));
            hash.AppendData(piece.Span);
            done += piece.Length;
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>A file as the server saw it.</summary>
/// <param name="Part">The name of its part.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Unchanged">True when they are those that the lab had sent.</param>
internal sealed record TourFileSeen(string Part, long Size, bool Unchanged);
