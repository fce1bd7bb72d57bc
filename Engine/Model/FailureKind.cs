namespace MiniActors.Model;

/// <summary>
/// What went wrong, before a platform gives it its own text and code. The names, in kebab case, are the keys of a
/// platform's error vocabulary in <c>hocon.conf</c>.
/// </summary>
public enum FailureKind
{
    /// <summary>A required option is missing, or an option has the wrong type.</summary>
    Parameter,
    /// <summary>The url is empty or missing (Alipay tells this apart).</summary>
    UrlMissing,
    /// <summary>The url cannot be used: not absolute, user info, a fragment, spaces, too long, a forbidden form.</summary>
    InvalidUrl,
    /// <summary>The url's scheme is of no use for this API.</summary>
    UrlScheme,
    /// <summary>The url is <c>http</c> or <c>ws</c> where only <c>https</c> or <c>wss</c> is allowed.</summary>
    InsecureScheme,
    /// <summary>The host is not on the mini program's list for this API.</summary>
    DomainNotListed,
    /// <summary>A private, loopback or link-local address.</summary>
    PrivateAddress,
    /// <summary>A header name or value that cannot go on the wire.</summary>
    InvalidHeader,
    /// <summary>A subprotocol that is no token of RFC 9110, or is named twice.</summary>
    InvalidProtocol,
    /// <summary>A method that the platform does not have.</summary>
    InvalidMethod,
    /// <summary>A body that cannot be sent.</summary>
    InvalidBody,
    /// <summary>As many sockets as the platform allows are open.</summary>
    TooManySockets,
    /// <summary>A later <c>connectSocket</c> won before this one could dial.</summary>
    Superseded,
    /// <summary>There is no open socket for this call.</summary>
    NotOpen,
    /// <summary>A close code outside 1000 and 3000 to 4999.</summary>
    InvalidCloseCode,
    /// <summary>A close reason of more than 123 bytes of UTF-8.</summary>
    CloseReasonTooLong,
    /// <summary>The data of a message is no base64 where that was said. (Data of a wrong type is <see cref="Parameter"/>.)</summary>
    InvalidMessage,
    /// <summary>The peer does not read: the bound of the send queue is reached.</summary>
    BufferFull,
    /// <summary>The connection went while the message waited to be written.</summary>
    SendFailed,
    /// <summary>No connection: refused, unreachable, reset, or a name that does not resolve.</summary>
    ConnectFailed,
    /// <summary>The time limit passed.</summary>
    Timeout,
    /// <summary>TLS: untrusted, expired, wrong host, or not TLS at all.</summary>
    Tls,
    /// <summary>The answer to the WebSocket handshake was not the 101 that RFC 6455 wants.</summary>
    Handshake,
    /// <summary>The peer broke the protocol (HTTP or RFC 6455).</summary>
    Protocol,
    /// <summary>A message or a body over its limit.</summary>
    TooLarge,
    /// <summary>The HTTP status counts as a failure on this platform.</summary>
    HttpStatus,
    /// <summary>The body is not what <c>dataType</c> asked for.</summary>
    Decode,
    /// <summary>More redirects than allowed.</summary>
    TooManyRedirects,
    /// <summary>The caller aborted the task.</summary>
    Aborted,
    /// <summary>Too many calls wait.</summary>
    TooManyCalls,
    /// <summary>The mini program went to the background.</summary>
    Interrupted,
    /// <summary>The mini program has no network.</summary>
    Offline,
    /// <summary>The file does not exist, or is no plain file.</summary>
    FileNotFound,
    /// <summary>The path is outside what the mini program may use.</summary>
    FileDenied,
    /// <summary>The file cannot be written: full, or over quota.</summary>
    FileWrite,
    /// <summary>There is a file or a directory of this name already.</summary>
    FileExists,
    /// <summary>A directory where a file is wanted.</summary>
    FileIsDirectory,
    /// <summary>A file where a directory is wanted.</summary>
    FileIsNoDirectory,
    /// <summary>The directory is not empty.</summary>
    DirectoryNotEmpty,
    /// <summary>The mini program's share of the disk is used up.</summary>
    FileQuota,
    /// <summary>Nothing is stored under this key.</summary>
    StorageMissing,
    /// <summary>A value is over its limit, or the storage is.</summary>
    StorageFull,
    /// <summary>The platform, or this version of it, does not have this API.</summary>
    NotSupported,
    /// <summary>A strict mini program: something that the platform would ignore in silence.</summary>
    Strict,
    /// <summary>The mini program is closing or closed.</summary>
    SessionClosed,
    /// <summary>A fault of the engine itself.</summary>
    Internal,
}
