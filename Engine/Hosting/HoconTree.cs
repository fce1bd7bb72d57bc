using Akka.Configuration;
using Akka.Configuration.Hocon;
using MiniActors.Platforms;

namespace MiniActors.Hosting;

/// <summary>
/// Takes a parsed HOCON document apart, key by key. The look-ups of <see cref="Config"/> split paths at dots and so lose
/// quoted keys such as <c>"wss://echo.example.com"</c>; the objects underneath keep them.
/// </summary>
internal static class HoconTree
{
    /// <summary>The whole document, fallbacks merged in; its paths begin with <paramref name="at"/>.</summary>
    public static SettingNode.Section Of(Config config, string at = "") =>
        config.IsEmpty ? new SettingNode.Section(at, []) : Section(at, config.Root.GetObject());

    private static SettingNode Node(string path, HoconValue value)
    {
        if (value.IsObject()) return Section(path, value.GetObject());
        if (value.Values.OfType<HoconArray>().FirstOrDefault() is not null)
            // The parser takes the spaces of an empty list, and what follows a last comma, for an element of nothing.
            return new SettingNode.Items(path, [.. value.GetArray().Where(item => item.Values.Count > 0).Select((item, index) => Node($"{path}[{index}]", item))]);
        return new SettingNode.Text(path, value.GetString() ?? "");
    }

    private static SettingNode.Section Section(string path, HoconObject block) =>
        new(path, [.. block.Items.Select(item => KeyValuePair.Create(item.Key, Node(SettingNode.Join(path, item.Key), item.Value)))]);
}
