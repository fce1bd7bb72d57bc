namespace MiniActors.Platforms;

/// <summary>
/// A piece of configuration that knows where it was written. Layers are put over each other in this form, and an error
/// still names the line that is wrong.
/// </summary>
/// <param name="Path">The HOCON path at which it was written; keys with dots or spaces are quoted.</param>
internal abstract record SettingNode(string Path)
{
    /// <summary>One value.</summary>
    internal sealed record Text(string Path, string Value) : SettingNode(Path);

    /// <summary>A list.</summary>
    internal sealed record Items(string Path, IReadOnlyList<SettingNode> Values) : SettingNode(Path);

    /// <summary>A block of keys, in the order in which they were first written.</summary>
    internal sealed record Section(string Path, IReadOnlyList<KeyValuePair<string, SettingNode>> Members) : SettingNode(Path)
    {
        /// <summary>The member of this name, or null.</summary>
        public SettingNode? this[string key]
        {
            get
            {
                foreach (var member in Members)
                    if (member.Key == key) return member.Value;
                return null;
            }
        }

        /// <summary>These keys without some.</summary>
        public Section Without(params string[] keys)
        {
            var left = new List<KeyValuePair<string, SettingNode>>(Members.Count);
            foreach (var member in Members)
                if (!keys.Contains(member.Key)) left.Add(member);
            return this with { Members = left };
        }

        /// <summary>
        /// These keys over those of another section: key by key through all blocks that both have; a value or a list
        /// replaces what was there. What is missing in both will be looked for at <paramref name="path"/>.
        /// </summary>
        public Section Over(Section lower, string path)
        {
            var merged = new List<KeyValuePair<string, SettingNode>>(lower.Members.Count + Members.Count);
            foreach (var (key, below) in lower.Members)
                merged.Add(KeyValuePair.Create(key, (below, this[key]) switch
                {
                    (Section old, Section fresh) => fresh.Over(old, Join(path, key)),
                    (_, null) => below,
                    (_, var fresh) => fresh,
                }));
            foreach (var member in Members)
                if (lower[member.Key] is null) merged.Add(member);
            return new Section(path, merged);
        }
    }

    /// <summary>The path of a key inside a section.</summary>
    public static string Join(string path, string key)
    {
        var name = IsPlain(key) ? key : $"\"{key}\"";
        return path.Length == 0 ? name : $"{path}.{name}";
    }

    private static bool IsPlain(string key)
    {
        foreach (var letter in key)
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_')) return false;
        return key.Length > 0;
    }
}
