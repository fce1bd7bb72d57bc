using System.Net;
using System.Text.RegularExpressions;
using Akka.Configuration;
using ConfigurationException = MiniActors.Hosting.ConfigurationException;

namespace MiniActors.Host.Serving;

/// <summary>Reads <c>mini-actors.serve</c>, and finds every error at once.</summary>
internal static partial class ServeReader
{
    private const string Root = "mini-actors.serve";

    /// <summary>The settings.</summary>
    /// <param name="serve">The block, its defaults included.</param>
    /// <param name="directory">Where relative scripts start.</param>
    /// <exception cref="ConfigurationException">Something is wrong; every error is listed by path.</exception>
    public static ServeSettings Read(Config serve, string directory)
    {
        var block = new ServeBlock(Root, serve.Root.GetObject(), []);
        block.AllowOnly("programs", "restarts", "health");
        var health = block.Child("health");
        health.AllowOnly("address", "port");
        var address = health.Text("address");
        if (!IPAddress.TryParse(address, out var ip)) health.Wrong("address", $"'{address}' is no IP address such as 127.0.0.1");
        var settings = new ServeSettings
        {
            Restarts = block.Number("restarts", 0, 1_000_000),
            Health = new IPEndPoint(ip ?? IPAddress.Loopback, health.Number("port", 0, 65535)),
            Programs = [.. block.Children("programs").Select(entry => Script(entry, directory))],
        };
        foreach (var name in settings.Programs.GroupBy(program => program.Name, StringComparer.Ordinal).Where(group => group.Count() > 1))
            block.Wrong("programs", $"the name '{name.Key}' is there {name.Count()} times; give each entry a name of its own");
        return block.Errors.Count == 0 ? settings : throw new ConfigurationException(block.Errors);
    }

    private static ServedScript Script(ServeBlock entry, string directory)
    {
        entry.AllowOnly("script", "platform", "base-library", "count", "name");
        var script = entry.Text("script");
        var name = entry.TextOrNull("name") ?? NotInNames().Replace(Path.GetFileNameWithoutExtension(script), "-");
        if (NotInNames().IsMatch(name)) entry.Wrong("name", $"'{name}' may have letters, digits, '-' and '_' only");
        return new ServedScript(entry.Path, Path.GetFullPath(script, directory), entry.TextOrNull("platform"), entry.TextOrNull("base-library"),
            entry.Has("count") ? entry.Number("count", 1, 100_000) : 1, name);
    }

    [GeneratedRegex("[^A-Za-z0-9_-]")]
    private static partial Regex NotInNames();
}
