using System.Net;

namespace MiniActors.Adapters;

/// <summary>
/// A content without a byte, for the fields that the library keeps with one: platforms send a <c>Content-Type</c> with every GET.
/// The requests that one thread makes share those of one type; it is never written to once it is made, and never disposed of.
/// </summary>
/// <remarks>Each thread has its own, because the library locks a field whenever it reads it: one for all made requests wait for each other.</remarks>
internal sealed class EmptyContent : HttpContent
{
    private const int Kept = 16;
    private const int Longest = 256;

    [ThreadStatic]
    private static Dictionary<string, EmptyContent>? t_known;

    /// <summary>The one that says no more than this type.</summary>
    public static EmptyContent Of(string type)
    {
        var known = t_known ??= [];
        if (known.TryGetValue(type, out var kept)) return kept;
        var made = new EmptyContent();
        made.Headers.TryAddWithoutValidation("Content-Type", type);
        // Asked for once, the length is kept with the fields.
        _ = made.Headers.ContentLength;
        if (type.Length <= Longest && known.Count < Kept) known.Add(type, made);
        return made;
    }

    /// <summary>A new one with the fields of this, to be written to.</summary>
    public EmptyContent Copy()
    {
        var copy = new EmptyContent();
        foreach (var (name, values) in Headers.NonValidated)
            if (!name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)) copy.Headers.TryAddWithoutValidation(name, values);
        return copy;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return true;
    }
}
