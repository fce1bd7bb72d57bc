namespace MiniActors.Rules;

/// <summary>A cookie in a jar (RFC 6265 section 5.3).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value.</param>
/// <param name="Domain">The host that it goes to, in lower case.</param>
/// <param name="HostOnly">True: to this host alone; false: to those below it too.</param>
/// <param name="Path">The path at and below which it goes.</param>
/// <param name="Secure">True: over https only.</param>
/// <param name="Expires">The second since 1970 at which it is gone; null: with the mini program.</param>
internal sealed record Cookie(string Name, string Value, string Domain, bool HostOnly, string Path, bool Secure, long? Expires)
{
    public bool IsSameAs(Cookie other) => Name == other.Name && Domain == other.Domain && Path == other.Path;

    public bool IsGone(long now) => Expires <= now;

    /// <summary>Whether the cookie goes with a request to this url (RFC 6265 section 5.4, item 1).</summary>
    public bool Goes(Uri url, string host) =>
        (HostOnly ? host == Domain : CookieText.IsBelow(host, Domain)) && (!Secure || url.Scheme == "https") && IsAtPath(url.AbsolutePath);

    private bool IsAtPath(string path) =>
        path.StartsWith(Path, StringComparison.Ordinal) && (path.Length == Path.Length || Path[^1] == '/' || path[Path.Length] == '/');
}
