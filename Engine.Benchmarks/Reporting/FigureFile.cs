using System.Text.Encodings.Web;
using System.Text.Json;
using MiniActors.Benchmarks.Rows;

namespace MiniActors.Benchmarks.Reporting;

/// <summary>Figures as JSON for a program, with the machine that they are from.</summary>
internal static class FigureFile
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the file, over one that is there.</summary>
    public static async Task WriteAsync(FileInfo file, Machine machine, IReadOnlyList<Figure> figures, CancellationToken cancellation)
    {
        var stream = file.Create();
        await using (stream.ConfigureAwait(false))
            await JsonSerializer.SerializeAsync(stream, new Document(machine, figures), Readable, cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads the figures of a file that was written here.</summary>
    public static async Task<IReadOnlyList<Figure>> ReadAsync(FileInfo file, CancellationToken cancellation)
    {
        var stream = file.OpenRead();
        await using (stream.ConfigureAwait(false))
            return (await JsonSerializer.DeserializeAsync<Document>(stream, Readable, cancellation).ConfigureAwait(false))!.Figures;
    }

    private sealed record Document(Machine Machine, IReadOnlyList<Figure> Figures);
}
