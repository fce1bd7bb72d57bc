using System.Globalization;
using Spectre.Console;

namespace MiniActors.Host.Demo;

/// <summary>The file of the tour, side by side: down from the lab, and up again.</summary>
internal static class TourFileTable
{
    /// <summary>The table.</summary>
    public static Table Of(IReadOnlyList<TourDiary> diaries)
    {
        var table = TourTables.Head("A file down and up again", "file", diaries);
        TourTables.Add(table, "download", diaries, diary => TourTables.Outcome(diary, "download"));
        TourTables.Add(table, "its progress", diaries, diary => Progress(diary, "download"));
        TourTables.Add(table, "the temporary file", diaries, diary => Path(diary) ?? "none");
        TourTables.Add(table, "upload of the temporary file", diaries, diary => TourTables.Outcome(diary, "upload"));
        TourTables.Add(table, "its progress", diaries, diary => Progress(diary, "upload"));
        TourTables.Add(table, "what the server saw", diaries, Seen);
        TourTables.Add(table, "the same upload without fileType", diaries, diary => TourTables.Outcome(diary, "untyped"));
        return table;
    }

    /// <summary>The path of the temporary file, as a reader sees it; null: there was none.</summary>
    private static string? Path(TourDiary diary) =>
        diary.TempFilePath is { } path ? TourFile.Masked(path, diary.Profile.Files.TempPrefix) : null;

    private static string Progress(TourDiary diary, string name) =>
        diary.Progress(name) is { } percent ? string.Create(CultureInfo.InvariantCulture, $"ended at {percent}") : "none";

    private static string Seen(TourDiary diary) => TourFile.Seen(diary.Answer("upload")) is { } seen
        ? string.Create(CultureInfo.InvariantCulture, $"part {seen.Part}, {seen.Size:N0} bytes, {(seen.Unchanged ? "unchanged" : "changed on the way")}")
        : "nothing";
}
