using System.Text;

namespace MiniActors.Scripting;

/// <summary>A value as it is kept: the JSON of a copy.</summary>
/// <param name="Json">The JSON; null: the value was undefined.</param>
/// <param name="IsDate">True: the number of a Date.</param>
internal sealed record StoredValue(string? Json, bool IsDate = false)
{
    /// <summary>The bytes that it takes.</summary>
    public int Size { get; } = Json is null ? 0 : Encoding.UTF8.GetByteCount(Json);
}

/// <summary>The storage of one mini program, in memory: nobody else sees it, and it goes with the mini program.</summary>
/// <param name="keyLimit">The largest value, in bytes.</param>
/// <param name="limit">How much there may be, keys included, in bytes.</param>
internal sealed class StorageShelf(int keyLimit, int limit)
{
    private readonly Dictionary<string, StoredValue> _values = [];
    private readonly List<string> _keys = [];

    /// <summary>The keys, oldest first.</summary>
    public IReadOnlyList<string> Keys => _keys;

    /// <summary>What is taken, in bytes.</summary>
    public long Size { get; private set; }

    /// <summary>Keeps a value; why it cannot be kept, or null.</summary>
    public string? Set(string key, StoredValue value)
    {
        if (value.Size > keyLimit) return "entry size limit reached";
        var before = _values.TryGetValue(key, out var old) ? Taken(key, old) : 0;
        var after = Size - before + Taken(key, value);
        if (after > limit) return "exceed storage limit";
        if (old is null) _keys.Add(key);
        _values[key] = value;
        Size = after;
        return null;
    }

    /// <summary>What is kept under a key; null: nothing.</summary>
    public StoredValue? Find(string key) => _values.GetValueOrDefault(key);

    /// <summary>Takes a value off; one that is not there is no fault.</summary>
    public void Remove(string key)
    {
        if (!_values.Remove(key, out var old)) return;
        _keys.Remove(key);
        Size -= Taken(key, old);
    }

    /// <summary>Takes everything off.</summary>
    public void Clear()
    {
        _values.Clear();
        _keys.Clear();
        Size = 0;
    }

    private static long Taken(string key, StoredValue value) => Encoding.UTF8.GetByteCount(key) + value.Size;
}
