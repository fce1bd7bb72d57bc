using System.Text.RegularExpressions;
using Akka.Configuration;

namespace MiniActors.Host.Configuration;

/// <summary>One HOCON document of a user, read with care: the parser behind it lets much pass that a person should be told of.</summary>
internal static partial class ConfigFile
{
    private static readonly string[] TopLevel = ["akka", "mini-actors"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="CommandFailure">It cannot be read, or is no HOCON; the message has file and line.</exception>
    public static Config Read(string path) => Parse(Text(path), path);

    /// <summary>The text of a file.</summary>
    /// <exception cref="CommandFailure">It cannot be read.</exception>
    private static string Text(string path) => Read(path, File.ReadAllText);

    /// <summary>True: the file is, byte for byte, what was delivered.</summary>
    /// <exception cref="CommandFailure">It cannot be read.</exception>
    public static bool IsAsDelivered(string path, Stream delivered)
    {
        var found = Read(path, File.ReadAllBytes);
        if (found.Length != delivered.Length) return false;
        var bytes = new byte[found.Length];
        delivered.ReadExactly(bytes);
        return found.AsSpan().SequenceEqual(bytes);
    }

    private static T Read<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new CommandFailure($"cannot read the configuration '{path}': {Reasons.Of(cause)}", cause: cause);
        }
    }

    /// <summary>Parses a document.</summary>
    /// <param name="text">The document.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <exception cref="CommandFailure">It is no HOCON.</exception>
    public static Config Parse(string text, string name)
    {
        if (HoconShape.FirstFault(text) is { } fault) throw new CommandFailure($"{name}:{fault.Line}: {fault.Message}");
        Config config;
        try
        {
            config = ConfigurationFactory.ParseString(text);
        }
        catch (Exception cause)
        {
            throw new CommandFailure($"{name}{LineOf(cause.Message, text)}: this is no HOCON: {FirstLine(cause.Message)}", cause: cause);
        }
        if (!config.IsEmpty)
            foreach (var key in config.Root.GetObject().Items.Keys)
                if (!TopLevel.Contains(key))
                    throw new CommandFailure($"{name}: unknown key '{key}'; the top level holds {string.Join(" and ", TopLevel)}");
        return config;
    }

    private static string LineOf(string message, string text) =>
        Position().Match(message) is { Success: true } match && int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) is var offset
            ? $":{1 + text.AsSpan(0, Math.Min(offset, text.Length)).Count('\n')}"
            : "";

    private static string FirstLine(string message) => message.Split('\n')[0].Trim().TrimEnd(':');

    [GeneratedRegex(@"position (\d+)")]
    private static partial Regex Position();
}
