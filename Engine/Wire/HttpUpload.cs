namespace MiniActors.Wire;

/// <summary>A request body that is streamed.</summary>
public abstract record HttpUpload
{
    private HttpUpload()
    {
    }

    /// <summary>The bytes as they are; <c>Content-Type</c> is among the fields of the exchange.</summary>
    /// <param name="Source">The bytes.</param>
    public sealed record Raw(BodySource Source) : HttpUpload;

    /// <summary>A form with one file (RFC 7578). The wire chooses the boundary; a <c>Content-Type</c> among the fields is not sent.</summary>
    /// <param name="Fields">The fields before the file, in order.</param>
    /// <param name="File">The file.</param>
    public sealed record Form(IReadOnlyList<KeyValuePair<string, string>> Fields, FilePart File) : HttpUpload;

    /// <summary>The file in a form.</summary>
    /// <param name="Name">The name of the part.</param>
    /// <param name="FileName">The file name to tell the server: any text.</param>
    /// <param name="ContentType">The content type to tell the server.</param>
    /// <param name="Source">The bytes.</param>
    public sealed record FilePart(string Name, string FileName, string ContentType, BodySource Source);
}
