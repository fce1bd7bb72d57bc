using Akka.Configuration;
using Akka.Configuration.Hocon;
using MiniActors.Platforms;

namespace MiniActors.Hosting;

/// <summary>
/// Takes a parsed HOCON document apart, key by key. The look-ups of <see cref="Config"/> split paths at dots and so lose
/// quoted keys such as <c>"wss://echo.example.com"</c>; the objects underneath keep them.
/// </summary>
/// <remarks>In loops: it runs at every start, before which a query over pairs would have to be compiled.</remarks>
internal static class HoconTree
{
    /// <summary>The whole document, fallbacks merged in; its paths begin with <paramref name="at"/>.</summary>
    public static SettingNode.Section Of(Config config, string at = "") =>
        config.IsEmpty ? new SettingNode.Section(at, []) : Section(at, config.Root.GetObject());

    private static SettingNode Node(string path, HoconValue value)
    {
        if (value.IsObject()) return Section(path, value.GetObject());
        if (value.Values.Exists(element => element is HoconArray))
            // The parser takes the spaces of an empty list, and what follows a last comma, for an element of nothing.
            return new SettingNode.Items(path, [.. value.GetArray().Where(item => item.Values.Count > 0).Select((item, index) => Node($"{path}[{index}]", item))]);
        return new SettingNode.Text(path, value.GetString() ?? "");
    }

    private static SettingNode.Section Section(string path, HoconObject block)
    {
        var members = new List<KeyValuePair<string, SettingNode>>(block.Items.Count);
        foreach (var (key, value) in block.Items) members.Add(KeyValuePair.Create(key, Node(SettingNode.Join(path, key), value)));
        return new SettingNode.Section(path, members);
    }
}
