using MiniActors.Platforms;

namespace MiniActors.Rules;

/// <summary>
/// Between media types and extensions. Source: the seed (Content-Type 字段，以保证客户端正确处理文件类型); decision 35;
/// reference/alipay.md 3 for the kinds; the registries of IANA.
/// </summary>
public static class FileTypeRule
{
    /// <summary>What is sent when nobody knows better (RFC 2046 section 4.5.1).</summary>
    public const string Unknown = "application/octet-stream";

    /// <summary>The first extension of a type is its own; the others only lead to it.</summary>
    private static readonly (string Type, string[] Extensions)[] Table =
    [
        ("image/png", ["png"]), ("image/jpeg", ["jpg", "jpeg"]), ("image/gif", ["gif"]), ("image/webp", ["webp"]), ("image/bmp", ["bmp"]),
        ("image/svg+xml", ["svg"]), ("image/avif", ["avif"]), ("image/heic", ["heic"]), ("image/tiff", ["tiff", "tif"]), ("image/x-icon", ["ico"]),
        ("video/mp4", ["mp4", "m4v"]), ("video/quicktime", ["mov"]), ("video/webm", ["webm"]), ("video/mpeg", ["mpeg", "mpg"]), ("video/x-msvideo", ["avi"]),
        ("audio/mpeg", ["mp3"]), ("audio/mp4", ["m4a"]), ("audio/aac", ["aac"]), ("audio/wav", ["wav"]), ("audio/ogg", ["ogg"]), ("audio/amr", ["amr"]),
        ("text/plain", ["txt"]), ("text/html", ["html", "htm"]), ("text/css", ["css"]), ("text/csv", ["csv"]), ("text/javascript", ["js"]),
        ("text/xml", ["xml"]), ("text/markdown", ["md"]), ("application/json", ["json"]), ("application/pdf", ["pdf"]), ("application/zip", ["zip"]),
        ("application/gzip", ["gz"]), ("application/wasm", ["wasm"]), ("application/msword", ["doc"]), ("application/vnd.ms-excel", ["xls"]),
        ("application/vnd.ms-powerpoint", ["ppt"]), ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ["docx"]),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ["xlsx"]),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation", ["pptx"]),
        ("font/woff2", ["woff2"]), ("font/woff", ["woff"]), ("font/ttf", ["ttf"]),
        // Other names of the same things, which servers send; nothing leads to them.
        ("image/jpg", ["jpg"]), ("image/vnd.microsoft.icon", ["ico"]), ("audio/x-wav", ["wav"]), ("audio/mp3", ["mp3"]), ("application/javascript", ["js"]),
        ("application/xml", ["xml"]), ("application/x-gzip", ["gz"]), ("application/x-zip-compressed", ["zip"]),
    ];

    private static readonly Dictionary<string, string> ExtensionOfType =
        Table.ToDictionary(row => row.Type, row => row.Extensions[0], StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, string> TypeOfExtension = Table
        .SelectMany(row => row.Extensions.Select(extension => (extension, row.Type)))
        .DistinctBy(pair => pair.extension).ToDictionary(pair => pair.extension, pair => pair.Type, StringComparer.OrdinalIgnoreCase);

    /// <summary>The extension of a temporary file, without a dot; empty: none. Nothing of the server's own text is in it.</summary>
    /// <param name="policy">How the platform names temporary files.</param>
    /// <param name="contentType">The <c>Content-Type</c> of the response; null: there is none.</param>
    public static string ExtensionOf(FilePolicy policy, string? contentType)
    {
        var type = contentType?.Split(';')[0].Trim() ?? "";
        if (policy.TempExtension == TempExtension.OfType) return ExtensionOfType.GetValueOrDefault(type, "");
        if (type.Equals("application/pdf", StringComparison.OrdinalIgnoreCase)) return "pdf";
        return type.Split('/')[0].ToLowerInvariant() is "image" or "video" or "audio" ? type.Split('/')[0].ToLowerInvariant() : "other";
    }

    /// <summary>The media type of a file by the extension of its name.</summary>
    public static string TypeOf(string name)
    {
        var dot = name.LastIndexOf('.');
        return dot < 0 ? Unknown : TypeOfExtension.GetValueOrDefault(name[(dot + 1)..], Unknown);
    }
}
