using System.Text;

namespace MiniActors.Host.Lab.Http;

/// <summary>Small fixed answers, one for each way that a body can be read.</summary>
internal static class SampleEndpoints
{
    private const string Json = """{"lab":true,"number":42,"text":"你好, мир, 👋","list":[1,2,3],"nothing":null}""";

    private static readonly Encoding Utf16 = new UnicodeEncoding(bigEndian: false, byteOrderMark: true);

    // Eight by eight pixels, made of one IDAT chunk.
    private static readonly byte[] Image = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAbElEQVR42hXNQRUAUQhCUaIYxShEIcqLQpQfZRyXXA5KQoMWGQWB" +
        "it6FYoZZxkwYmDIHK3bYZc2GhS17YOHBi42DwcUHERmyxCQEUnLwv7vhm7jyxXeFg4oOXWqaP2zpwRNveMszL1fllff4AN6oYAGI" +
        "rWlxAAAAAElFTkSuQmCC");

    public static void Map(LabRoutes routes)
    {
        Fixed(routes, "/json", "JSON in UTF-8", "application/json; charset=utf-8", Encoding.UTF8.GetBytes(Json));
        Fixed(routes, "/text", "text that is not JSON", "text/plain; charset=utf-8", "Plain text, 纯文本.\n"u8.ToArray());
        Fixed(routes, "/html", "a small page", "text/html; charset=utf-8",
            "<!doctype html><title>Lab</title><p>A small page.</p>\n"u8.ToArray());
        Fixed(routes, "/empty", "status 200 with an empty body", contentType: null, []);
        Fixed(routes, "/bom", "JSON in UTF-8 that begins with a byte order mark", "application/json; charset=utf-8",
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Json)]);
        Fixed(routes, "/utf16", "JSON in UTF-16, little-endian, with a byte order mark", "application/json; charset=utf-16",
            [.. Utf16.Preamble, .. Utf16.GetBytes(Json)]);
        Fixed(routes, "/image.png", "a PNG of eight by eight pixels", "image/png", Image);
    }

    private static void Fixed(LabRoutes routes, string path, string summary, string? contentType, byte[] body) =>
        routes.Http(path, "", summary, context => LabAnswer.BytesAsync(context, contentType, body));
}
