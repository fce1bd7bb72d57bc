using System.CommandLine;
using System.Text.Json.Nodes;
using MiniActors.Host.Configuration;
using MiniActors.Host.Grammar;
using MiniActors.Host.Rulebook;
using MiniActors.Hosting;
using MiniActors.Platforms;
using Spectre.Console;
using Rule = MiniActors.Host.Rulebook.Rule;

namespace MiniActors.Host.Commands;

/// <summary><c>platforms</c>: the rules in force, each with its source.</summary>
internal static class PlatformsCommand
{
    private static readonly Argument<string?> Id = new("ID") { Description = "One platform; all of its rules.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> Json = new("--json") { Description = "For a machine: every rule of every platform asked for." };

    /// <summary>The rules that tell platforms apart at a glance.</summary>
    private static readonly string[] Overview =
        ["sockets.max", "sockets.when-full", "http.max-in-flight", "http.default-content-type", "http.failure-status", "sockets.binary-messages"];

    /// <summary>The command.</summary>
    public static Command For(Terminal terminal)
    {
        var command = new Command("platforms", "Show the rules in force, each with its source.")
        {
            Id, RunGrammar.BaseLibrary, Json, SharedOptions.Config, SharedOptions.Set,
        };
        command.SetAction(parsed => Run(parsed, terminal));
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal)
    {
        var configuration = HostConfiguration.Read(parsed.GetValue(SharedOptions.Config), parsed.GetValue(SharedOptions.Set) ?? []);
        var catalog = EngineConfiguration.Read(configuration.Engine).Platforms;
        var version = parsed.GetValue(RunGrammar.BaseLibrary) is { } text and not "newest" ? Version.Parse(text) : null;
        var id = parsed.GetValue(Id);
        PlatformProfile[] profiles = id is null ? [.. catalog.Ids.Select(known => catalog.Find(known, version)!)] : [Known(catalog, id, version)];
        if (parsed.GetValue(Json)) terminal.Out.WriteLine(Machine(profiles).ToJsonString(ReadableJson.Options));
        else if (id is null) terminal.Tables().Write(Compare(profiles));
        else terminal.Tables().Write(Explain(profiles[0]));
        return ExitStatus.Ended;
    }

    /// <summary>The platform of this name.</summary>
    /// <exception cref="CommandFailure">There is none; the message lists those that there are.</exception>
    public static PlatformProfile Known(PlatformCatalog catalog, string id, Version? baseLibrary) =>
        catalog.Find(id, baseLibrary) ?? throw new CommandFailure($"unknown platform '{id}'; the platforms are {string.Join(", ", catalog.Ids)}");

    private static Table Compare(PlatformProfile[] profiles)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("rule", column => column.NoWrap())
            .AddColumns([.. profiles.Select(profile => Markup.Escape(profile.Id))]);
        table.AddRow(["name", .. profiles.Select(profile => Markup.Escape(profile.Title))]);
        table.AddRow(["native object", .. profiles.Select(profile => Markup.Escape(profile.NativeObject))]);
        table.AddRow(["base library", .. profiles.Select(profile => profile.BaseLibrary.ToString())]);
        foreach (var key in Overview)
            table.AddRow([key, .. profiles.Select(profile => Markup.Escape(RuleSheet.Find(profile, key).Text))]);
        return table.Caption("mini-actors platforms ID shows every rule of one, with its source");
    }

    private static Table Explain(PlatformProfile profile)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("rule", column => column.NoWrap()).AddColumns("value", "source")
            .Title($"{Markup.Escape(profile.Title)} ({Markup.Escape(profile.Id)}), base library {profile.BaseLibrary}");
        foreach (var rule in RuleSheet.Of(profile))
            table.AddRow(Markup.Escape(rule.Key), Markup.Escape(rule.Text), Markup.Escape(rule.Source ?? ""));
        return table;
    }

    private static JsonObject Machine(PlatformProfile[] profiles) => new()
    {
        ["platforms"] = new JsonArray([.. profiles.Select(profile => new JsonObject
        {
            ["id"] = profile.Id,
            ["title"] = profile.Title,
            ["baseLibrary"] = profile.BaseLibrary.ToString(),
            ["rules"] = new JsonObject(RuleSheet.Of(profile).Select(rule => KeyValuePair.Create<string, JsonNode?>(rule.Key, Machine(rule)))),
        })]),
    };

    private static JsonObject Machine(Rule rule) => new() { ["value"] = rule.Value, ["source"] = rule.Source };
}
