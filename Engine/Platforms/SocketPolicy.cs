namespace MiniActors.Platforms;

/// <summary>How a platform treats WebSockets (<c>platforms.*.sockets</c>).</summary>
public sealed record SocketPolicy
{
    /// <summary>How many sockets may exist at once, connecting and closing ones included; null: no limit.</summary>
    public required int? Max { get; init; }

    /// <summary>What a <c>connectSocket</c> over the limit does.</summary>
    public required WhenFull WhenFull { get; init; }

    /// <summary>When <c>connectSocket</c> returns a SocketTask.</summary>
    public required SocketTaskForm Task { get; init; }

    /// <summary>How many sockets with <c>multiple: true</c> may exist beside the others (Alipay); 0: the option is unknown.</summary>
    public required int MultipleMax { get; init; }

    /// <summary>How a host that is not on the list is told.</summary>
    public required UnlistedHost UnlistedHost { get; init; }

    /// <summary>True: a failed handshake is told by <c>onSocketError</c> and then <c>onSocketClose</c> 1006; false: by the error alone.</summary>
    public required bool CloseAfterFailedHandshake { get; init; }

    /// <summary>True: the global <c>closeSocket</c> ends an attempt that is still connecting; false: it fails and the attempt goes on.</summary>
    public required bool CloseWhileConnecting { get; init; }

    /// <summary>How a binary message reaches <c>onSocketMessage</c>.</summary>
    public required BinaryForm BinaryMessages { get; init; }

    /// <summary>Whether <c>onSocketX</c> keeps the last listener or all.</summary>
    public required ListenerForm Listeners { get; init; }

    /// <summary>How long connecting may take when nobody says otherwise.</summary>
    public required TimeSpan ConnectTimeout { get; init; }

    /// <summary>The longest time that connecting may take whatever the caller says; null: no cap.</summary>
    public required TimeSpan? ConnectTimeoutMax { get; init; }
}

/// <summary>What a <c>connectSocket</c> over the limit does.</summary>
public enum WhenFull
{
    /// <summary>The new call fails, the open sockets live.</summary>
    Reject,
    /// <summary>The oldest socket is closed, its <c>onSocketClose</c> is told, then the new one dials.</summary>
    Replace,
    /// <summary>The same, but nobody is told that the old one closed.</summary>
    ReplaceSilently,
}

/// <summary>When <c>connectSocket</c> returns a SocketTask.</summary>
public enum SocketTaskForm
{
    /// <summary>Always.</summary>
    Always,
    /// <summary>Only with <c>multiple: true</c>.</summary>
    WithMultiple,
    /// <summary>Never.</summary>
    Never,
}

/// <summary>How a host that is not on the list is told.</summary>
public enum UnlistedHost
{
    /// <summary>The call fails.</summary>
    Fail,
    /// <summary>The call is accepted; <c>onSocketError</c> follows, and no <c>onSocketClose</c>.</summary>
    ErrorEvent,
}

/// <summary>How binary data reaches a script.</summary>
public enum BinaryForm
{
    /// <summary>As an <c>ArrayBuffer</c>.</summary>
    ArrayBuffer,
    /// <summary>As base64 text, with <c>isBuffer: true</c>.</summary>
    Base64,
}

/// <summary>Whether registering a listener again replaces the one before.</summary>
public enum ListenerForm
{
    /// <summary>One slot: the last registered wins.</summary>
    Slot,
    /// <summary>A list: all are called, until they are taken off.</summary>
    List,
}
