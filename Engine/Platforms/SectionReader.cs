using System.Globalization;

namespace MiniActors.Platforms;

/// <summary>
/// Reads one section of a configuration. Every error is noted with its path and reading goes on, so that all errors are
/// told at once; a key that nobody asked for is an error too (<see cref="Finish"/>).
/// </summary>
internal sealed class SectionReader(SettingNode.Section section, SettingErrors errors)
{
    /// <summary>The longest wait that can be configured.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>A pebibyte, which a double holds to the byte.</summary>
    private const long LargestSize = 1L << 50;

    private const string NoBlock = "must be a block { … }";

    private readonly HashSet<string> _asked = [];
    private readonly HashSet<string> _optional = [];
    private readonly List<SectionReader> _children = [];

    /// <summary>The keys that are there, in order.</summary>
    public IEnumerable<string> Keys
    {
        get
        {
            foreach (var member in section.Members) yield return member.Key;
        }
    }

    /// <summary>Where errors go.</summary>
    public SettingErrors Errors => errors;

    /// <summary>The path of a key, as it was written.</summary>
    public string PathOf(string key) => section[key]?.Path ?? SettingNode.Join(section.Path, key);

    /// <summary>True when a key is there that may be missing.</summary>
    public bool Has(string key)
    {
        _optional.Add(key);
        return section[key] is not null;
    }

    /// <summary>Notes that the value of this key is wrong.</summary>
    public void Wrong(string key, string wrong) => errors.Add(PathOf(key), wrong);

    /// <summary>Text.</summary>
    public string Text(string key) => Raw(key) ?? "";

    /// <summary>A whole number.</summary>
    public int Whole(string key, int least, int most = int.MaxValue) =>
        Parsed<int>(key, text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            "a whole number", number => number >= least && number <= most, $"between {least} and {most}");

    /// <summary>A whole number, or null for the word.</summary>
    public int? WholeOr(string word, string key, int least, int most = int.MaxValue) => Is(key, word) ? null : Whole(key, least, most);

    /// <summary>A duration.</summary>
    public TimeSpan Duration(string key, TimeSpan least) =>
        Parsed(key, SettingFormat.Duration, "a duration such as 10s or 500ms",
            time => time >= least && time <= LongestWait, $"between {least.TotalMilliseconds}ms and {LongestWait.TotalHours}h");

    /// <summary>A duration of at least one millisecond.</summary>
    public TimeSpan Duration(string key) => Duration(key, TimeSpan.FromMilliseconds(1));

    /// <summary>A duration, or null for the word.</summary>
    public TimeSpan? DurationOr(string word, string key) => Is(key, word) ? null : Duration(key);

    /// <summary>A size in bytes.</summary>
    public int Size(string key, int least, int most = int.MaxValue) =>
        (int)Parsed(key, SettingFormat.Size, "a size such as 64KiB or 4MiB", size => size >= least && size <= most, $"between {least} and {most} bytes");

    /// <summary>A size in bytes that may be larger than what fits into memory.</summary>
    public long LongSize(string key, long least) =>
        (long)Parsed(key, SettingFormat.Size, "a size such as 200MiB or 4GiB", size => size >= least && size <= LargestSize, $"between {least} and {LargestSize} bytes");

    /// <summary>A size in bytes that may be larger than what fits into memory, or null for the word.</summary>
    public long? LongSizeOr(string word, string key, long least) => Is(key, word) ? null : LongSize(key, least);

    /// <summary><c>on</c> or <c>off</c>.</summary>
    public bool Switch(string key) => Parsed(key, SettingFormat.Switch, "on or off");

    /// <summary>A word of an enumeration, in kebab case.</summary>
    public T OneOf<T>(string key) where T : struct, Enum =>
        Raw(key) is not { } text ? default
        : SettingFormat.Named<T>(text) ?? Refused<T>(key, $"must be one of {string.Join(" | ", SettingFormat.Words<T>())}, not '{text}'", default);

    /// <summary>One of these words.</summary>
    public string OneOf(string key, params string[] words)
    {
        var text = Raw(key);
        if (text is not null && !words.Contains(text)) Wrong(key, $"must be one of {string.Join(" | ", words)}, not '{text}'");
        return text ?? "";
    }

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        if (Ask(key) is not { } node) return [];
        if (node is SettingNode.Items items && items.Values.All(value => value is SettingNode.Text))
            return [.. items.Values.Cast<SettingNode.Text>().Select(value => value.Value)];
        Wrong(key, "must be a list such as [\"a\", \"b\"]");
        return [];
    }

    /// <summary>A version of the base library.</summary>
    public Version BaseLibraryVersion(string key) =>
        Raw(key) is not { } text ? BaseLibrary.First
        : BaseLibrary.Parse(text) ?? Refused(key, $"must be a version such as 2.10.0, not '{text}'", BaseLibrary.First);

    /// <summary>True when the value is this word.</summary>
    public bool Is(string key, string word) => section[key] is SettingNode.Text text && text.Value == word && Ask(key) is not null;

    /// <summary>A block that must be there.</summary>
    public SectionReader Section(string key) => Block(key) is { } found
        ? Child(found, errors)
        // What is not there was noted once; its keys are not noted one by one as well.
        : Child(new SettingNode.Section("", []), new SettingErrors());

    /// <summary>A block whose keys somebody else reads; null: it is not there, or no block, which is noted.</summary>
    public SettingNode.Section? Block(string key) => Ask(key) switch
    {
        SettingNode.Section found => found,
        null => null,
        _ => Refused<SettingNode.Section?>(key, NoBlock, null),
    };

    /// <summary>Every key that was not asked for is an error, here and in the blocks below.</summary>
    public void Finish()
    {
        foreach (var (key, node) in section.Members)
            if (!_asked.Contains(key)) errors.Add(node.Path, "is no key that the engine knows" + NearestName.Suggest(key, _asked.Union(_optional)));
        foreach (var child in _children) child.Finish();
    }

    private SectionReader Child(SettingNode.Section found, SettingErrors sink)
    {
        var child = new SectionReader(found, sink);
        _children.Add(child);
        return child;
    }

    private SettingNode? Ask(string key)
    {
        _asked.Add(key);
        return section[key] ?? Refused<SettingNode?>(key, "is missing", null);
    }

    private string? Raw(string key) => Ask(key) switch
    {
        null => null,
        SettingNode.Text text => text.Value,
        _ => Refused<string?>(key, "must be one value, not a block or a list", null),
    };

    private T Parsed<T>(string key, Func<string, T?> parse, string kind, Func<T, bool>? allowed = null, string range = "") where T : struct
    {
        if (Raw(key) is not { } text) return default;
        if (parse(text) is not { } value) return Refused<T>(key, $"must be {kind}, not '{text}'", default);
        return allowed?.Invoke(value) == false ? Refused<T>(key, $"must be {range}, not '{text}'", default) : value;
    }

    private T Refused<T>(string key, string wrong, T instead)
    {
        Wrong(key, wrong);
        return instead;
    }
}
