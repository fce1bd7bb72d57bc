using System.Reflection;

namespace MiniActors.Host;

/// <summary>The text files inside this assembly and the engine's.</summary>
internal static class EmbeddedText
{
    /// <summary>Reads one by its name.</summary>
    public static string Read(string name)
    {
        using var reader = new StreamReader(Open(name, typeof(EmbeddedText).Assembly));
        return reader.ReadToEnd();
    }

    /// <summary>Opens one by its name, for the caller to dispose.</summary>
    public static Stream Open(string name, Assembly assembly) => assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The resource '{name}' is missing from the assembly.");
}
