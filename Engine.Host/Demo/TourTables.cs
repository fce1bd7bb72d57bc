using MiniActors.Host.Rulebook;
using MiniActors.Platforms;
using Spectre.Console;

namespace MiniActors.Host.Demo;

/// <summary>The tour for a reader: side by side what each platform told, then the rule that says so.</summary>
internal static class TourTables
{
    /// <summary>The sockets, opened one after the other.</summary>
    public static Table Sockets(IReadOnlyList<TourDiary> diaries)
    {
        var table = Head("Sockets, opened one after the other", "socket", diaries);
        for (var attempt = 1; attempt <= diaries.Max(diary => diary.Attempts); attempt++)
            Add(table, $"{attempt}", diaries, diary => attempt <= diary.Attempts ? Attempt(diary, attempt) : "–");
        Add(table, "alive at the end", diaries, Alive);
        return table;
    }

    /// <summary>The requests.</summary>
    public static Table Requests(IReadOnlyList<TourDiary> diaries)
    {
        var table = Head("The same requests", "request", diaries);
        Add(table, "GET", diaries, diary => Outcome(diary, "get"));
        Add(table, "POST of an object", diaries, diary => Outcome(diary, "post"));
        Add(table, "its Content-Type, as the server saw it", diaries, diary => diary.Answer("post")?.SeenHeader("content-type") ?? "none");
        Add(table, "Referer, as the server saw it", diaries, diary => diary.Answer("get")?.SeenHeader("referer") ?? "none");
        Add(table, "GET of a page that is missing", diaries, diary => Outcome(diary, "missing"));
        Add(table, "GET of text where JSON is expected", diaries, diary => Outcome(diary, "text"));
        return table;
    }

    /// <summary>What was different, and the rule behind it.</summary>
    public static Table Rules(IReadOnlyList<TourDiary> diaries)
    {
        var table = new Table().Border(TableBorder.Rounded).ShowRowSeparators().Title("What each platform did, and the rule that says so")
            .AddColumns("what it did", "rule", "source");
        foreach (var diary in diaries)
            Add(table, diary.Profile, Deed(diary), diary.Profile.Sockets.Max is null ? ["sockets.max"] : ["sockets.max", "sockets.when-full"]);
        foreach (var diary in diaries)
            Add(table, diary.Profile, $"sent a POST as {diary.Profile.Http.DefaultContentType}", "http.default-content-type");
        foreach (var diary in diaries.Where(diary => diary.Profile.Http.FailureStatus is not null))
            Add(table, diary.Profile, "told a status of 404 to fail", "http.failure-status");
        foreach (var diary in diaries.Where(diary => diary.Profile.Http.NotJson == NotJson.Fail))
            Add(table, diary.Profile, "told a body that is no JSON to fail", "http.not-json");
        foreach (var diary in diaries.Where(diary => diary.Profile.Http.UploadFileTypes.Count > 0))
            Add(table, diary.Profile, "wanted the fileType of an upload", "http.upload-file-types");
        return table;
    }

    /// <summary>What became of the sockets, in one sentence.</summary>
    public static string Deed(TourDiary diary)
    {
        var refused = diary.Sockets.Where(record => record.Told == "refused").Select(record => record.Attempt).ToList();
        var closed = diary.Sockets.FirstOrDefault(record => record.Told == "closed");
        return (refused, closed) switch
        {
            ({ Count: > 0 }, _) => $"refused socket {string.Join(", ", refused)} and kept the {diary.Attempts - refused.Count} that were open",
            (_, { } close) => $"closed socket {close.Attempt - 1}, told onSocketClose {close.Code}, then opened socket {close.Attempt}",
            _ => $"kept all {diary.Attempts} sockets",
        };
    }

    private static string Attempt(TourDiary diary, int attempt) => string.Join(", ", diary.Of(attempt).Select(record => record.Told switch
    {
        "opened" => "opened",
        "message" => "echoed",
        "closed" => $"onSocketClose {record.Code} of socket {attempt - 1}",
        "refused" => $"refused: {record.Text}{Number(record)}",
        _ => $"{record.Told}: {record.Text}{Number(record)}",
    }));

    private static string Alive(TourDiary diary) =>
        diary.Alive.Count > 0 ? string.Join(" ", diary.Alive) : $"{diary.Sockets.Where(record => record.Told == "opened").Max(record => record.Attempt)}";

    /// <summary>How one call was answered.</summary>
    public static string Outcome(TourDiary diary, string name) => diary.Answer(name) switch
    {
        null => "no answer",
        { Told: "answer" } answer => $"success, status {answer.Status}",
        var failure => $"fail: {failure.Text}{Number(failure)}",
    };

    private static string Number(TourRecord record) => record.Code is { } code ? $" ({code})" : "";

    /// <summary>A table with a column for each platform.</summary>
    public static Table Head(string title, string first, IReadOnlyList<TourDiary> diaries) =>
        new Table().Border(TableBorder.Rounded).ShowRowSeparators().Title(Markup.Escape(title))
            .AddColumns([first, .. diaries.Select(diary => Markup.Escape(diary.Profile.Title))]);

    /// <summary>A row of it.</summary>
    public static void Add(Table table, string first, IReadOnlyList<TourDiary> diaries, Func<TourDiary, string> cell) =>
        table.AddRow([Markup.Escape(first), .. diaries.Select(diary => Markup.Escape(cell(diary)))]);

    private static void Add(Table table, PlatformProfile profile, string deed, params string[] keys)
    {
        var rules = keys.Select(key => RuleSheet.Find(profile, key)).ToList();
        table.AddRow(
            Markup.Escape($"{profile.Title} {deed}"),
            Markup.Escape(string.Join("\n", rules.Select(rule => $"{rule.Key} = {rule.Text}"))),
            Markup.Escape(string.Join("\n", rules.Select(rule => rule.Source ?? "").Where(source => source.Length > 0).Distinct())));
    }
}
