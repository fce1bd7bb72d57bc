using System.Collections;

namespace MiniActors.Model;

/// <summary>HTTP fields in the order in which they were given; look-ups ignore case (RFC 9110 section 5.1).</summary>
public sealed class Headers : IReadOnlyList<KeyValuePair<string, string>>, IEquatable<Headers>
{
    /// <summary>No fields.</summary>
    public static readonly Headers Empty = new([]);

    private readonly KeyValuePair<string, string>[] _fields;

    /// <summary>Takes the fields as they are; several fields may have one name.</summary>
    public Headers(IEnumerable<KeyValuePair<string, string>> fields) => _fields = [.. fields];

    private Headers(KeyValuePair<string, string>[] fields) => _fields = fields;

    /// <summary>Takes the array itself, which nobody changes from now on.</summary>
    internal static Headers Taking(KeyValuePair<string, string>[] fields) => new(fields);

    /// <summary>Takes the fields as they are.</summary>
    public static Headers Of(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    /// <inheritdoc />
    public int Count => _fields.Length;

    /// <inheritdoc />
    public KeyValuePair<string, string> this[int index] => _fields[index];

    /// <summary>The value of the first field with this name in any case, or null.</summary>
    public string? Find(string name)
    {
        foreach (var field in _fields)
            if (string.Equals(field.Key, name, StringComparison.OrdinalIgnoreCase)) return field.Value;
        return null;
    }

    /// <summary>These fields, then one more.</summary>
    public Headers With(string name, string value) => new([.. _fields, KeyValuePair.Create(name, value)]);

    /// <summary>The fields one after the other, without an allocation.</summary>
    public ReadOnlySpan<KeyValuePair<string, string>>.Enumerator GetEnumerator() => new ReadOnlySpan<KeyValuePair<string, string>>(_fields).GetEnumerator();

    IEnumerator<KeyValuePair<string, string>> IEnumerable<KeyValuePair<string, string>>.GetEnumerator() => _fields.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _fields.GetEnumerator();

    /// <inheritdoc />
    public bool Equals(Headers? other) => other is not null && _fields.AsSpan().SequenceEqual(other._fields);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Headers);

    /// <inheritdoc />
    public override int GetHashCode() => _fields.Length;

    /// <inheritdoc />
    public override string ToString() => string.Join("; ", _fields.Select(field => $"{field.Key}: {field.Value}"));
}
