using Akka.Configuration;

namespace MiniActors.Host.Configuration;

/// <summary>One <c>--set KEY=VALUE</c>.</summary>
internal static class SettingOverride
{
    private const string Engine = "mini-actors.", Actors = "akka.";

    /// <summary>
    /// The key as HOCON. A key outside <c>akka</c> is one of <c>mini-actors</c>, with or without that prefix. A value that
    /// is no list, object, string or substitution is taken letter by letter, so that urls need no quotes.
    /// </summary>
    /// <exception cref="CommandFailure">There is no key, or the value is no HOCON.</exception>
    public static Config Parse(string text)
    {
        var cut = Cut(text);
        if (cut <= 0) throw new CommandFailure($"--set '{text}' has no key; write KEY=VALUE, e.g. mini-actors.program.app-id=wx123");
        var (key, value) = (text[..cut].Trim(), text[(cut + 1)..].Trim());
        if (!key.StartsWith(Engine, StringComparison.Ordinal) && !key.StartsWith(Actors, StringComparison.Ordinal)) key = Engine + key;
        var plain = value.Length == 0 || value[0] is not ('[' or '{' or '"' or '$');
        var hocon = plain && value != "null" ? $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"" : value;
        return ConfigFile.Parse($"{key} = {hocon}", $"--set {key}");
    }

    /// <summary>The first <c>=</c> outside quotes: a key may hold a quoted url with a query.</summary>
    private static int Cut(string text)
    {
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') quoted = !quoted;
            else if (text[i] == '=' && !quoted) return i;
        }
        return -1;
    }
}
