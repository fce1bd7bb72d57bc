using System.Text;

namespace MiniActors.Model;

/// <summary>
/// One whole WebSocket message (RFC 6455 section 5.6): text, or bytes. It is a single reference wide, so that a burst of
/// messages is one array of references.
/// </summary>
public readonly struct Frame : IEquatable<Frame>
{
    private readonly object? _payload;

    private Frame(object payload) => _payload = payload;

    /// <summary>A text message.</summary>
    public static Frame OfText(string text) => new(text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>A binary message. The array is not copied and must not change any more.</summary>
    public static Frame OfBytes(byte[] bytes) => new(bytes ?? throw new ArgumentNullException(nameof(bytes)));

    /// <summary>True for a text message, false for a binary one.</summary>
    public bool IsText => _payload is string or null;

    /// <summary>The text of a text message.</summary>
    /// <exception cref="InvalidOperationException">The message is binary.</exception>
    public string Text => _payload is null ? "" : _payload as string ?? throw new InvalidOperationException("This frame is binary.");

    /// <summary>The bytes of a binary message; not a copy.</summary>
    /// <exception cref="InvalidOperationException">The message is text.</exception>
    public byte[] Bytes => _payload as byte[] ?? throw new InvalidOperationException("This frame is text.");

    /// <summary>The size of the payload on the wire, in bytes.</summary>
    public int WireLength => _payload is byte[] bytes ? bytes.Length : Encoding.UTF8.GetByteCount(Text);

    /// <inheritdoc />
    public bool Equals(Frame other) => IsText == other.IsText
        && (IsText ? Text == other.Text : Bytes.AsSpan().SequenceEqual(other.Bytes));

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Frame other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => IsText ? Text.GetHashCode(StringComparison.Ordinal) : Bytes.Length;

    /// <inheritdoc />
    public override string ToString() => IsText ? Text : $"<{Bytes.Length} bytes>";
}
