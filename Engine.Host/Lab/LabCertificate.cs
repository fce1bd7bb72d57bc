using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MiniActors.Host.Lab;

/// <summary>The lab's own certificate: made on start, for loopback names only, with a key that never leaves the process.</summary>
internal static class LabCertificate
{
    // A client's clock, or a virtual machine's, may be a little behind ours.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);

    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    public static X509Certificate2 Make(TimeProvider clock, TimeSpan lifetime)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost, O=MiniActors lab", key, HashAlgorithmName.SHA256);

        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());

        // No key usage extension: without it OpenSSL, hence curl and Node, takes a self-signed leaf as its own issuer.
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(ServerAuthentication)], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));

        var now = clock.GetUtcNow();
        var certificate = request.CreateSelfSigned(now - ClockSkew, now + lifetime);
        return OperatingSystem.IsWindows() ? WithKeyThatWindowsAccepts(certificate) : certificate;
    }

    // Windows refuses a server key that lives in memory only; a round trip through PKCS#12 gives it one that it can hold.
    private static X509Certificate2 WithKeyThatWindowsAccepts(X509Certificate2 certificate)
    {
        using (certificate)
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
    }
}
