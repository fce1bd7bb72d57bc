using System.Collections.Frozen;
using MiniActors.Model;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>The method and the fields of a request, judged: what is the same whenever the same exchange is made.</summary>
internal sealed class RequestForm
{
    private const string Codings = "gzip, deflate, br";

    // How a message is framed and a connection kept is the transport's business: a caller's word on it would be a lie.
    private static readonly FrozenSet<string> Framing = FrozenSet.ToFrozenSet(
        ["Connection", "Content-Length", "Expect", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade"],
        StringComparer.OrdinalIgnoreCase);

    private readonly string _method;
    private readonly Headers _headers;
    private readonly KeyValuePair<string, string>[] _fields;

    /// <exception cref="WireException">The method or a field cannot go on the wire.</exception>
    public RequestForm(HttpExchange exchange)
    {
        (_method, _headers) = (exchange.Method, exchange.Headers);
        HttpFields.Check(_headers);
        if (!HttpFields.IsToken(_method)) throw new WireException(WireFault.Protocol, "The method cannot go on the wire");
        Method = HttpMethod.Parse(_method);
        var fields = _headers.Where(field => !Framing.Contains(field.Key));
        _fields = [.. _headers.Find("Accept-Encoding") is null ? fields.Append(KeyValuePair.Create("Accept-Encoding", Codings)) : fields];
    }

    /// <summary>The method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The fields that are the caller's to say, and the codings that we understand, unless he said his.</summary>
    public ReadOnlySpan<KeyValuePair<string, string>> Fields => _fields;

    /// <summary>True: it is the form of this exchange.</summary>
    public bool IsOf(HttpExchange exchange) => ReferenceEquals(_headers, exchange.Headers) && _method == exchange.Method;
}

/// <summary>The form that was made last; whoever makes the same call again and again has it judged once.</summary>
internal sealed class RequestForms
{
    private RequestForm? _last;

    /// <summary>The form of an exchange.</summary>
    /// <exception cref="WireException">The method or a field cannot go on the wire.</exception>
    public RequestForm Of(HttpExchange exchange)
    {
        var last = _last;
        return last?.IsOf(exchange) == true ? last : _last = new RequestForm(exchange);
    }
}
