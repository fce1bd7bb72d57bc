using System.Net.Security;
using System.Security.Authentication;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>TLS over a connection, as a client of HTTP/1.1 begins it (RFC 2818; RFC 7301 for the name of the protocol).</summary>
internal static class Tls
{
    /// <summary>The secured connection.</summary>
    /// <param name="connection">What it speaks through; a handshake that fails ends it.</param>
    /// <param name="host">Who must be at the other end.</param>
    /// <param name="trust">Whom to trust; null: the machine's store.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="WireException">The peer speaks no TLS, or is not trusted.</exception>
    public static async ValueTask<Stream> OverAsync(Stream connection, string host, RemoteCertificateValidationCallback? trust, CancellationToken cancellation)
    {
        var secured = new SslStream(connection);
        try
        {
            await secured.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
            {
                TargetHost = host,
                ApplicationProtocols = [SslApplicationProtocol.Http11],
                RemoteCertificateValidationCallback = trust,
            }, cancellation).ConfigureAwait(false);
            return secured;
        }
        catch (Exception error)
        {
            await secured.DisposeAsync().ConfigureAwait(false);
            if (error is AuthenticationException or IOException) throw new WireException(WireFault.Tls, error.Message, inner: error);
            throw;
        }
    }
}
