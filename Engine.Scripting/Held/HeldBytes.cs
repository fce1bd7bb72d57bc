namespace MiniActors.Scripting;

/// <summary>
/// How many bytes a script holds: a walk over everything that its engine can reach. The JavaScript engine does not count
/// them, and the collector's figures are those of the whole process.
/// </summary>
/// <remarks>
/// Sizes are those of 64-bit .NET, each object at least <see cref="LeastBytes"/>; so the walk itself is bounded: it stops at
/// the limit, and remembers no more objects than that. Code is shared by many programs and counts for none.
/// </remarks>
internal sealed class HeldBytes
{
    /// <summary>What an object costs at least: header, fields, and its place in what refers to it.</summary>
    public const int LeastBytes = 64;

    private readonly long _limit;
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<object> _left = new();
    private long _bytes;

    private HeldBytes(long limit) => _limit = limit;

    /// <summary>The bytes that these objects hold together; more than the limit: at least so many.</summary>
    public static long Of(long limit, params ReadOnlySpan<object> roots)
    {
        var walk = new HeldBytes(limit);
        foreach (var root in roots) walk.Add(root);
        while (walk._left.TryPop(out var next)) ObjectShape.Of(next.GetType()).Visit(next, walk);
        return walk._bytes;
    }

    /// <summary>Counts an object, once, and looks into it later.</summary>
    public void Add(object? found)
    {
        if (found is null || _bytes > _limit) return;
        var shape = ObjectShape.Of(found.GetType());
        if (shape.IsForeign || !_seen.Add(found)) return;
        _bytes += Math.Max(LeastBytes, shape.SizeOf(found));
        if (shape.LeadsOn) _left.Push(found);
    }
}
