using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MiniActors.Testing;

/// <summary>Certificates made when they are needed; none is trusted by any machine.</summary>
public static class FaultCertificates
{
    /// <summary>Self-signed for localhost, valid for a century.</summary>
    public static readonly X509Certificate2 Localhost = SelfSigned("localhost");

    /// <summary>A new one, with its private key.</summary>
    /// <param name="host">The host that it names.</param>
    /// <param name="expired">True: its time is over.</param>
    public static X509Certificate2 SelfSigned(string host, bool expired = false)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        var from = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var made = request.CreateSelfSigned(from, expired ? from.AddYears(1) : from.AddYears(100));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>Writes the public part as PEM into a new file of this folder and returns its path.</summary>
    public static string WritePem(this X509Certificate2 certificate, string folder)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var path = Path.Combine(folder, Path.GetRandomFileName() + ".pem");
        File.WriteAllText(path, certificate.ExportCertificatePem());
        return path;
    }
}
