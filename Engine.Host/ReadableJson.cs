using System.Text.Encodings.Web;
using System.Text.Json;

namespace MiniActors.Host;

/// <summary>How JSON is written that a person may read too: indented, with its letters as they are.</summary>
internal static class ReadableJson
{
    /// <summary>A class of its own, so that only a command that writes JSON loads what it takes.</summary>
    public static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
