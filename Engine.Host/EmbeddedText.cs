namespace MiniActors.Host;

/// <summary>The text files inside this assembly.</summary>
internal static class EmbeddedText
{
    /// <summary>Reads one by its name.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource '{name}' is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
