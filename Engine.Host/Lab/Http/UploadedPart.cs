using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace MiniActors.Host.Lab.Http;

/// <summary>What is left of a part once it has streamed by: its names, its length and its hash, and a field's value.</summary>
internal sealed record UploadedPart(string Name, string? FileName, string? ContentType, long Size, string Sha256, string? Value)
{
    private const int LongestField = 1024 * 1024;

    private const int ChunkSize = 64 * 1024;

    public static async Task<UploadedPart> ReadAsync(MultipartSection section, CancellationToken gone)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            throw new LabRequestException("A part has no Content-Disposition.");
        var fileName = disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        var field = fileName.HasValue ? null : new MemoryStream();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var size = await StreamAsync(section.Body, hash, field, gone);
        return new UploadedPart(
            HeaderUtilities.RemoveQuotes(disposition.Name).ToString(),
            fileName.HasValue ? HeaderUtilities.RemoveQuotes(fileName).ToString() : null,
            section.ContentType, size, Convert.ToHexStringLower(hash.GetHashAndReset()),
            field is null ? null : Encoding.UTF8.GetString(field.GetBuffer(), 0, (int)field.Length));
    }

    public JsonObject ToJson() => new()
    {
        ["name"] = Name,
        ["filename"] = FileName,
        ["contentType"] = ContentType,
        ["size"] = Size,
        ["sha256"] = Sha256,
    };

    private static async Task<long> StreamAsync(Stream body, IncrementalHash hash, MemoryStream? field, CancellationToken gone)
    {
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkSize);
        try
        {
            var size = 0L;
            int read;
            while ((read = await body.ReadAsync(chunk, gone)) > 0)
            {
                hash.AppendData(chunk, 0, read);
                size += read;
                if (field is not null && size > LongestField)
                    throw new LabRequestException(StatusCodes.Status413PayloadTooLarge, $"A field holds at most {LongestField} bytes.");
                field?.Write(chunk, 0, read);
            }

            return size;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }
}
