using Akka.Actor;
using Akka.Configuration;
using MiniActors.Platforms;

namespace MiniActors.Hosting;

/// <summary>
/// The configuration of the engine: the user's over the defaults, key by key. It is read and judged before anything
/// starts, and every error is told at once.
/// </summary>
public static class EngineConfiguration
{
    private const string Root = "mini-actors";
    private const string Program = "program";

    private static readonly Lazy<Config> Parsed = new(() => ConfigurationFactory.ParseString(DefaultText));

    /// <summary>The defaults: the <c>hocon.conf</c> that is part of this library.</summary>
    public static Config Defaults => Parsed.Value;

    /// <summary>The text of the defaults, with its comments.</summary>
    public static string DefaultText
    {
        get
        {
            using var stream = typeof(EngineConfiguration).Assembly.GetManifestResourceStream("hocon.conf")
                ?? throw new InvalidOperationException("The library was built without its hocon.conf.");
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    /// <summary>The user's configuration over the defaults, key by key; null or empty: the defaults.</summary>
    public static Config Merge(Config? user) => user is null || user.IsEmpty ? Defaults : user.WithFallback(Defaults);

    /// <summary>
    /// The configuration of an ActorSystem that an engine is to run in: dispatchers, mailbox and scheduler, and the time that its shutdown
    /// leaves for draining.
    /// </summary>
    /// <param name="user">What differs from the defaults; null or empty: nothing.</param>
    /// <param name="settings">What was read from it.</param>
    public static Config OfSystem(Config? user, EngineSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var drain = (long)settings.Waits.Drain.TotalMilliseconds + 1000;
        return ConfigurationFactory.ParseString($"akka.coordinated-shutdown.phases.{CoordinatedShutdown.PhaseServiceUnbind}.timeout = {drain}ms")
            .WithFallback(Merge(user));
    }

    /// <summary>Reads the settings.</summary>
    /// <param name="user">What differs from the defaults; null or empty: nothing. Keys outside <c>mini-actors</c> are not looked at.</param>
    /// <exception cref="ConfigurationException">Something is wrong; the exception lists all of it.</exception>
    public static EngineSettings Read(Config? user = null)
    {
        var errors = new SettingErrors();
        var tree = HoconTree.Of(Merge(user));
        foreach (var key in tree.Members.Select(member => member.Key).Where(key => key != Root && NearestName.Edits(key, Root) <= 2))
            errors.Add(key, $"is no key that the engine knows; did you mean '{Root}'?");
        if (tree[Root] is not SettingNode.Section block) throw new ConfigurationException([$"{Root}: must be a block {{ … }}"]);

        var settings = EngineSettingsReader.Read(block, errors, HasPlatforms(user));
        return Judged(settings.Program, settings.Platforms, errors) is var wrong && wrong.Count == 0 ? settings : throw new ConfigurationException(wrong);
    }

    /// <summary>
    /// The settings of one mini program: those of the engine with some keys of <c>mini-actors.program</c> on top.
    /// </summary>
    /// <param name="settings">The engine's.</param>
    /// <param name="fragment">The inside of a <c>program</c> block, e.g. <c>platform = alipay</c>; or the same under <c>mini-actors.program</c>.</param>
    /// <exception cref="ConfigurationException">Something is wrong; the exception lists all of it.</exception>
    public static ProgramSettings ReadProgram(EngineSettings settings, Config fragment)
    {
        var errors = new SettingErrors();
        var tree = HoconTree.Of(fragment);
        var reader = new SectionReader(tree[Root] is null ? HoconTree.Of(fragment, $"{Root}.{Program}") : Unwrapped(tree, errors), errors);
        var program = new ProgramSettingsReader(reader, settings.Program).Read();
        reader.Finish();
        return Judged(program, settings.Platforms, errors) is var wrong && wrong.Count == 0 ? program : throw new ConfigurationException(wrong);
    }

    /// <summary>The user changed a platform, or added one. Those of the defaults are known to be right, and a start need not find it out anew.</summary>
    private static bool HasPlatforms(Config? user) =>
        user is { IsEmpty: false } && (user.HasPath($"{Root}.{EngineSettingsReader.PlatformsKey}") || user.HasPath($"{Root}.{EngineSettingsReader.DefaultsKey}"));

    /// <summary>The inside of <c>mini-actors.program</c>; anything beside it is an error.</summary>
    private static SettingNode.Section Unwrapped(SettingNode.Section tree, SettingErrors errors)
    {
        var outer = new SectionReader(tree, errors);
        var program = outer.Section(Root).Block(Program);
        outer.Finish();
        return program ?? new SettingNode.Section("", []);
    }

    /// <summary>The errors of reading; when there are none, those of judging what was read.</summary>
    private static IReadOnlyList<string> Judged(ProgramSettings program, PlatformCatalog platforms, SettingErrors errors) =>
        errors.Lines.Count > 0 ? errors.Lines : ProgramSettingsRule.Validate(program, platforms);
}
