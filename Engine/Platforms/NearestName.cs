namespace MiniActors.Platforms;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class NearestName
{
    /// <summary><c>; did you mean 'x'?</c> when one of the names is close to what was written, otherwise nothing.</summary>
    public static string Suggest(string written, IEnumerable<string> names)
    {
        var nearest = names.Select(name => (Name: name, Edits: Edits(written.ToLowerInvariant(), name.ToLowerInvariant())))
            .OrderBy(candidate => candidate.Edits)
            .FirstOrDefault(("", int.MaxValue));
        return nearest.Item2 <= Math.Max(2, written.Length / 4) && nearest.Item2 < written.Length
            ? $"; did you mean '{nearest.Item1}'?"
            : "";
    }

    /// <summary>How many letters must be added, taken away, exchanged or swapped to make one word of the other.</summary>
    public static int Edits(string from, string to)
    {
        var table = new int[from.Length + 1, to.Length + 1];
        for (var row = 0; row <= from.Length; row++) table[row, 0] = row;
        for (var column = 0; column <= to.Length; column++) table[0, column] = column;
        for (var row = 1; row <= from.Length; row++)
        {
            for (var column = 1; column <= to.Length; column++)
            {
                var same = from[row - 1] == to[column - 1] ? 0 : 1;
                var least = Math.Min(Math.Min(table[row - 1, column], table[row, column - 1]) + 1, table[row - 1, column - 1] + same);
                if (row > 1 && column > 1 && from[row - 1] == to[column - 2] && from[row - 2] == to[column - 1])
                    least = Math.Min(least, table[row - 2, column - 2] + 1);
                table[row, column] = least;
            }
        }

        return table[from.Length, to.Length];
    }
}
