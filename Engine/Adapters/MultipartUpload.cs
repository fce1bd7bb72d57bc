using System.Security.Cryptography;
using System.Text;
using MiniActors.Wire;

namespace MiniActors.Adapters;

/// <summary>What stands around the file of a form (RFC 7578).</summary>
/// <param name="ContentType">The content type of the request, the boundary in it.</param>
/// <param name="Head">All before the bytes of the file.</param>
/// <param name="Tail">All behind them.</param>
internal sealed record MultipartUpload(string ContentType, byte[] Head, byte[] Tail)
{
    /// <summary>The frame with a boundary that nobody can have foreseen, so that no file can hold it on purpose.</summary>
    /// <exception cref="WireException">The content type of the file cannot go into a field.</exception>
    public static MultipartUpload Of(HttpUpload.Form form) => Of(form, "MiniActors-" + RandomNumberGenerator.GetHexString(32, lowercase: true));

    /// <summary>The frame with this boundary.</summary>
    /// <exception cref="WireException">The content type of the file cannot go into a field.</exception>
    public static MultipartUpload Of(HttpUpload.Form form, string boundary)
    {
        if (!HttpFields.IsValue(form.File.ContentType)) throw new WireException(WireFault.Protocol, "The content type of the file cannot go on the wire");
        var head = new StringBuilder();
        foreach (var (name, value) in form.Fields)
            head.Append($"--{boundary}\r\nContent-Disposition: form-data; name=\"{Quoted(name)}\"\r\n\r\n{value}\r\n");
        head.Append($"--{boundary}\r\nContent-Disposition: form-data; name=\"{Quoted(form.File.Name)}\"; filename=\"{Quoted(form.File.FileName)}\"\r\n");
        head.Append($"Content-Type: {form.File.ContentType}\r\n\r\n");
        return new($"multipart/form-data; boundary={boundary}", Encoding.UTF8.GetBytes(head.ToString()), Encoding.ASCII.GetBytes($"\r\n--{boundary}--\r\n"));
    }

    // As browsers do it, and nothing more: RFC 7578 section 4.2 wants UTF-8 as it is and no filename*. A zero byte ends a name for
    // too many servers to let it pass.
    private static string Quoted(string name) =>
        name.Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal).Replace("\0", "%00", StringComparison.Ordinal);
}
