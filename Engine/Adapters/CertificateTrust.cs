using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>
/// Whom a policy trusts: anyone, the machine's store, or the machine's store and the policy's own certificates. The host name
/// is checked in all cases but the first.
/// </summary>
internal static class CertificateTrust
{
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    /// <summary>The judgement, or null where the machine's own is wanted.</summary>
    public static RemoteCertificateValidationCallback? For(TransportPolicy policy)
    {
        if (policy.AnyCertificate) return static (_, _, _, _) => true;
        if (policy.TrustedCertificates is null) return null;
        var trusted = Load(policy.TrustedCertificates);
        return (_, certificate, chain, errors) => errors switch
        {
            SslPolicyErrors.None => true,
            SslPolicyErrors.RemoteCertificateChainErrors => LeadsTo(trusted, certificate, chain),
            _ => false,
        };
    }

    private static X509Certificate2Collection Load(string files)
    {
        var all = new X509Certificate2Collection();
        foreach (var file in files.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            try
            {
                all.ImportFromPemFile(file);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
            {
                throw new WireException(WireFault.Tls, $"The certificates in {file} cannot be read: {error.Message}", inner: error);
            }
        }
        return all;
    }

    private static bool LeadsTo(X509Certificate2Collection trusted, X509Certificate? certificate, X509Chain? sent)
    {
        if (certificate is not X509Certificate2 leaf) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        // A certificate that is itself on the list is its own proof; others of the same name would only mislead the search.
        if (trusted.Contains(leaf)) chain.ChainPolicy.CustomTrustStore.Add(leaf);
        else chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(ServerAuthentication);
        if (sent is not null)
            foreach (var element in sent.ChainElements) chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(leaf);
    }
}
