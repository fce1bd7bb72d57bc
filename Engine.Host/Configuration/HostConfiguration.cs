using System.Reflection;
using Akka.Configuration;
using Akka.Configuration.Hocon;
using MiniActors.Hosting;

namespace MiniActors.Host.Configuration;

/// <summary>
/// What the user configured, strongest first: <c>--set</c>, <c>--config</c>, the <c>hocon.conf</c> and <c>serve.conf</c>
/// beside the program. The engine lays it over its own defaults; flags come on top.
/// </summary>
/// <param name="Engine">Everything but <c>mini-actors.serve</c>: what the engine reads.</param>
/// <param name="Serve">The block <c>mini-actors.serve</c>, which belongs to this host.</param>
internal sealed record HostConfiguration(Config Engine, Config Serve)
{
    /// <summary>What <c>--set</c> and <c>--config</c> say, for the engine.</summary>
    private Config Said { get; init; } = Config.Empty;

    /// <summary>What lies below them.</summary>
    private Config Below { get; init; } = Config.Empty;

    /// <summary>The platform that <c>--set</c> or <c>--config</c> choose; null: they do not.</summary>
    public string? Platform => Said.IsEmpty ? null : Said.GetString("mini-actors.program.platform", null);

    /// <summary>The same with what a project says, which stands below <c>--set</c> and <c>--config</c> and above the rest.</summary>
    public HostConfiguration With(Config project) => this with { Engine = Stack([Said, project, Below]) };

    /// <summary>Reads every layer.</summary>
    /// <param name="file">The file of <c>--config</c>; null: none.</param>
    /// <param name="overrides">Every <c>--set</c>, the last one strongest.</param>
    /// <exception cref="CommandFailure">A layer cannot be read.</exception>
    public static HostConfiguration Read(string? file, IEnumerable<string> overrides)
    {
        var layers = overrides.Reverse().Select(SettingOverride.Parse).ToList();
        if (file is not null) layers.Add(ConfigFile.Read(file));
        var said = layers.Count;
        AddBeside("serve.conf", typeof(HostConfiguration).Assembly, layers);
        AddBeside("hocon.conf", typeof(EngineConfiguration).Assembly, layers);
        layers.Add(ConfigFile.Parse(EmbeddedText.Read("serve.conf"), "serve.conf"));
        var split = layers.ConvertAll(layer => layer.IsEmpty ? (Engine: layer, Serve: layer) : Split(layer));
        var engine = split.ConvertAll(layer => layer.Engine);
        return new HostConfiguration(Stack(engine), Stack(split.Select(layer => layer.Serve)))
        {
            Said = Stack(engine.Take(said)),
            Below = Stack(engine.Skip(said)),
        };
    }

    /// <summary>The file beside the program. As it was delivered it says what the defaults say, which lie below anyway.</summary>
    private static void AddBeside(string name, Assembly deliveredIn, List<Config> layers)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, name);
        if (!File.Exists(beside)) return;
        using var delivered = EmbeddedText.Open(name, deliveredIn);
        if (!ConfigFile.IsAsDelivered(beside, delivered)) layers.Add(ConfigFile.Read(beside));
    }

    /// <summary>The layers as one, the first strongest.</summary>
    private static Config Stack(IEnumerable<Config> layers) =>
        layers.Where(layer => !layer.IsEmpty).Aggregate(Config.Empty, (above, below) => above.IsEmpty ? below : above.WithFallback(below));

    private static (Config Engine, Config Serve) Split(Config layer)
    {
        if (!layer.Root.GetObject().Items.TryGetValue("mini-actors", out var block) || !block.IsObject()) return (layer, Config.Empty);
        if (!block.GetObject().Items.Remove("serve", out var serve)) return (layer, Config.Empty);
        if (!serve.IsObject()) throw new CommandFailure("mini-actors.serve: a block is expected, serve { … }");
        return (layer, new Config(new HoconRoot(serve)));
    }
}
