namespace MiniActors.Platforms;

/// <summary>Which urls a platform takes while <c>url-check</c> is on (<c>platforms.*.urls</c>).</summary>
public sealed record UrlPolicy
{
    /// <summary>True: an entry of the domain list covers its subdomains too.</summary>
    public required bool Subdomains { get; init; }

    /// <summary>How the port of an <c>https</c> url is held against the list.</summary>
    public required PortRule HttpPorts { get; init; }

    /// <summary>How the port of a <c>wss</c> url is held against the list.</summary>
    public required PortRule SocketPorts { get; init; }

    /// <summary>The longest url, in UTF-16 units.</summary>
    public required int MaxLength { get; init; }
}

/// <summary>How a url's port is held against the domain list.</summary>
public enum PortRule
{
    /// <summary>The port must be written as the entry writes it: an entry without one refuses even an explicit <c>:443</c>.</summary>
    AsWritten,
    /// <summary>Every port of a listed host.</summary>
    Any,
    /// <summary>No port may be written at all.</summary>
    Forbidden,
}
