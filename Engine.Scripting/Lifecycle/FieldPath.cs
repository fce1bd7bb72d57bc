using System.Globalization;

namespace MiniActors.Scripting;

/// <summary>The key of a <c>setData</c>: <c>a.b[0].c</c>, from the outside to the inside.</summary>
internal static class FieldPath
{
    /// <summary>The largest index that a key may name: one beyond it would make an array of nothing.</summary>
    private const int LargestIndex = 1_000_000;

    /// <summary>The steps of a key; null: it is no path.</summary>
    public static IReadOnlyList<Step>? Parse(string key)
    {
        var steps = new List<Step>();
        foreach (var part in key.Split('.'))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? part : part[..bracket];
            // Only the first part may be an index alone; the data itself is no array, so it is none either.
            if (name.Length == 0 || name.Contains(']', StringComparison.Ordinal)) return null;
            steps.Add(new Step(name, IsIndex: false));
            for (var rest = bracket < 0 ? "" : part[bracket..]; rest.Length > 0;)
            {
                var end = rest.IndexOf(']', StringComparison.Ordinal);
                if (rest[0] != '[' || end < 0 || !int.TryParse(rest[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index > LargestIndex) return null;
                steps.Add(new Step(index.ToString(CultureInfo.InvariantCulture), IsIndex: true));
                rest = rest[(end + 1)..];
            }
        }

        return steps;
    }

    /// <summary>One step.</summary>
    /// <param name="Name">The name of the member, or the index in digits.</param>
    /// <param name="IsIndex">True: what it leads into is an array.</param>
    public readonly record struct Step(string Name, bool IsIndex);
}
