namespace MiniActors.Model;

/// <summary>
/// A value that a caller handed to the API, as a script would see it: immutable, free of any script engine, able to
/// travel. Options objects are judged in this form, so that a C# program and a script meet the same rules.
/// </summary>
public readonly struct Argument : IEquatable<Argument>
{
    private readonly object? _value;
    private readonly double _number;

    private Argument(ArgumentKind kind, object? value = null, double number = 0) =>
        (Kind, _value, _number) = (kind, value, number);

    /// <summary>The type of the value.</summary>
    public ArgumentKind Kind { get; }

    /// <summary>Absent.</summary>
    public static Argument Undefined => default;

    /// <summary>The value <c>null</c>.</summary>
    public static Argument Null { get; } = new(ArgumentKind.Null);

    /// <summary>Some function.</summary>
    public static Argument Function { get; } = new(ArgumentKind.Function);

    /// <summary>A boolean.</summary>
    public static Argument Of(bool value) => new(ArgumentKind.Boolean, null, value ? 1 : 0);

    /// <summary>A number.</summary>
    public static Argument Of(double value) => new(ArgumentKind.Number, null, value);

    /// <summary>A string; null becomes <see cref="Undefined"/>.</summary>
    public static Argument Of(string? value) => value is null ? Undefined : new(ArgumentKind.String, value);

    /// <summary>An <c>ArrayBuffer</c>; not copied; null becomes <see cref="Undefined"/>.</summary>
    public static Argument Of(byte[]? value) => value is null ? Undefined : new(ArgumentKind.ArrayBuffer, value);

    /// <summary>An object with these members, in this order.</summary>
    public static Argument Object(IReadOnlyList<KeyValuePair<string, Argument>> members) => new(ArgumentKind.Object, members);

    /// <summary>An object with these members, in this order.</summary>
    public static Argument Object(params (string Name, Argument Value)[] members) =>
        Object(System.Array.ConvertAll(members, member => KeyValuePair.Create(member.Name, member.Value)));

    /// <summary>An array of these items.</summary>
    public static Argument Array(params Argument[] items) => new(ArgumentKind.Array, items);

    /// <summary>True when the value is absent.</summary>
    public bool IsUndefined => Kind == ArgumentKind.Undefined;

    /// <summary>The boolean, or false when the value is of another type.</summary>
    public bool AsBoolean => Kind == ArgumentKind.Boolean && _number != 0;

    /// <summary>The number, or NaN when the value is of another type.</summary>
    public double AsNumber => Kind == ArgumentKind.Number ? _number : double.NaN;

    /// <summary>The string, or null when the value is of another type.</summary>
    public string? AsString => Kind == ArgumentKind.String ? (string)_value! : null;

    /// <summary>The bytes, or null when the value is of another type; not a copy.</summary>
    public byte[]? AsBytes => Kind == ArgumentKind.ArrayBuffer ? (byte[])_value! : null;

    /// <summary>The members of an object, or none when the value is of another type.</summary>
    public IReadOnlyList<KeyValuePair<string, Argument>> Members =>
        Kind == ArgumentKind.Object ? (IReadOnlyList<KeyValuePair<string, Argument>>)_value! : [];

    /// <summary>The items of an array, or none when the value is of another type.</summary>
    public IReadOnlyList<Argument> Items => Kind == ArgumentKind.Array ? (Argument[])_value! : [];

    /// <summary>The member of an object by its exact name; <see cref="Undefined"/> when there is none.</summary>
    public Argument this[string name]
    {
        get
        {
            var members = Members;
            for (var index = 0; index < members.Count; index++)
                if (members[index].Key == name) return members[index].Value;
            return Undefined;
        }
    }

    /// <summary>The type as <c>Object.prototype.toString</c> brands it: <c>Undefined</c>, <c>Number</c>, <c>ArrayBuffer</c>, …</summary>
    public string Brand => Kind.ToString();

    /// <inheritdoc />
    public bool Equals(Argument other) => Kind == other.Kind && Kind switch
    {
        ArgumentKind.Boolean or ArgumentKind.Number => _number.Equals(other._number),
        ArgumentKind.String => AsString == other.AsString,
        ArgumentKind.ArrayBuffer => AsBytes.AsSpan().SequenceEqual(other.AsBytes),
        ArgumentKind.Object => AreSame(Members, other.Members),
        ArgumentKind.Array => AsArray.AsSpan().SequenceEqual(other.AsArray),
        _ => true,
    };

    private Argument[] AsArray => (Argument[])_value!;

    // A pair of the framework compares itself by reflection.
    private static bool AreSame(IReadOnlyList<KeyValuePair<string, Argument>> ones, IReadOnlyList<KeyValuePair<string, Argument>> others)
    {
        if (ones.Count != others.Count) return false;
        for (var index = 0; index < ones.Count; index++)
            if (ones[index].Key != others[index].Key || !ones[index].Value.Equals(others[index].Value)) return false;
        return true;
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Argument other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Kind, _number, AsString);

    /// <inheritdoc />
    public override string ToString() => Kind switch
    {
        ArgumentKind.Boolean => AsBoolean ? "true" : "false",
        ArgumentKind.Number => _number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        ArgumentKind.String => AsString!,
        ArgumentKind.Object => "{" + string.Join(", ", Members.Select(member => $"{member.Key}: {member.Value}")) + "}",
        ArgumentKind.Array => "[" + string.Join(", ", Items) + "]",
        _ => Kind.ToString(),
    };
}
