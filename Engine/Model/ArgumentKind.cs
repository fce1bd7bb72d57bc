namespace MiniActors.Model;

/// <summary>The type of an <see cref="Argument"/>, in the words of ECMAScript.</summary>
public enum ArgumentKind : byte
{
    /// <summary>Absent, or the value <c>undefined</c>.</summary>
    Undefined,
    /// <summary><c>null</c>.</summary>
    Null,
    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,
    /// <summary>A double, <c>NaN</c> and the infinities included.</summary>
    Number,
    /// <summary>UTF-16 text; lone surrogates are possible.</summary>
    String,
    /// <summary>An ordered set of named values.</summary>
    Object,
    /// <summary>An ordered list of values.</summary>
    Array,
    /// <summary>An <c>ArrayBuffer</c>.</summary>
    ArrayBuffer,
    /// <summary>A function: it cannot travel, only its presence is known.</summary>
    Function,
}
