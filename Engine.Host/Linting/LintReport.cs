using System.Text.Json;
using System.Text.Json.Nodes;
using MiniActors.Host.Running;
using MiniActors.Platforms;
using MiniActors.Scripting;
using Spectre.Console;

namespace MiniActors.Host.Linting;

/// <summary>Findings for a person, and for a machine.</summary>
internal static class LintReport
{
    /// <summary>One row for each finding, one column for each platform.</summary>
    public static Table Table(IReadOnlyList<LintFinding> findings, IReadOnlyList<PlatformProfile> platforms)
    {
        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators()
            .AddColumns(["finding", .. platforms.Select(platform => Markup.Escape(platform.Id))]);
        foreach (var finding in findings)
            table.AddRow([Markup.Escape(Head(finding.Key)), .. finding.Cells.Select(cell => Markup.Escape(Cell(finding.Key.Kind, cell)))]);
        return table;
    }

    /// <summary>The sentences of diagnostics and errors, each with its place as compilers write it.</summary>
    public static IEnumerable<string> Sentences(IReadOnlyList<LintFinding> findings) =>
        from finding in findings
        where finding.Key.Kind is LintKind.Diagnostic or LintKind.Error
        from text in finding.Cells.OfType<string>().Distinct()
        select string.Join(": ", new[] { Place(finding.Key), finding.Key.Api, text }.Where(part => part.Length > 0));

    /// <summary>The whole report as JSON.</summary>
    public static JsonObject Json(IReadOnlyList<LintFinding> findings, IReadOnlyList<PlatformProfile> platforms) => new()
    {
        ["platforms"] = new JsonArray([.. platforms.Select(platform => JsonValue.Create(platform.Id))]),
        ["findings"] = new JsonArray([.. findings.Select(finding => Json(finding, platforms))]),
    };

    private static JsonObject Json(LintFinding finding, IReadOnlyList<PlatformProfile> platforms)
    {
        var (kind, file, line, column, api, rule) = finding.Key;
        var written = new JsonObject { ["kind"] = JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()) };
        if (line > 0) (written["file"], written["line"], written["column"]) = (file, line, column);
        if (api.Length > 0) written["api"] = api;
        if (rule.Length > 0) written[kind == LintKind.Console ? "text" : "rule"] = rule;
        written["on"] = new JsonObject(platforms.Select((platform, index) => KeyValuePair.Create<string, JsonNode?>(platform.Id, finding.Cells[index])));
        return written;
    }

    private static string Head(LintKey key) => key.Kind switch
    {
        LintKind.Console => key.Rule.Length > 0 ? $"console: {key.Rule}" : "lines that are not written everywhere",
        LintKind.Ending => "the end",
        LintKind.Error => $"{Place(key)}\nerror".TrimStart('\n'),
        LintKind.Failure => $"{Place(key)}\n{key.Api} fails".TrimStart('\n'),
        _ => $"{Place(key)}\n{key.Api}: {key.Rule}".TrimStart('\n'),
    };

    private static string Cell(LintKind kind, string? cell) => kind switch
    {
        _ when cell is null => "–",
        LintKind.Diagnostic or LintKind.Error => "✗",
        LintKind.Console when int.TryParse(cell, out var times) => times == 1 ? "once" : $"{times} times",
        _ => cell,
    };

    private static string Place(LintKey key) => key.Line > 0 ? NoteText.Of(new ScriptPlace(key.File, key.Line, key.Column)) : "";
}
