using MiniActors.Platforms;

namespace MiniActors.Host.Demo;

/// <summary>What a platform's rules say that the tour must meet. It reads the profile, not the platform's name.</summary>
internal static class TourExpectation
{
    /// <summary>Where a platform did not behave as its rules say; empty: it did.</summary>
    public static IReadOnlyList<string> Faults(TourDiary diary)
    {
        var faults = new List<string>();
        Compare("sockets", string.Join(", ", Sockets(diary.Profile)), string.Join(", ", diary.Sockets.Select(Word)));
        Compare("GET", "answer 200", Outcome("get"));
        Compare("POST", "answer 200", Outcome("post"));
        Compare("Content-Type of POST", diary.Profile.Http.DefaultContentType, diary.Answer("post")?.SeenHeader("content-type")?.Split(';')[0] ?? "none");
        Compare("a missing page", diary.Profile.Http.FailureStatus is <= 404 ? "failure" : "answer 404", Outcome("missing"));
        Compare("text that is no JSON", diary.Profile.Http.NotJson == NotJson.Fail ? "failure" : "answer 200", Outcome("text"));
        Compare("download", "answer 200", Outcome("download"));
        Compare("progress of the download", "100", $"{diary.Progress("download")}");
        Compare("temporary file", diary.Profile.Files.TempPrefix, diary.TempFilePath is { } path ? TourFile.Masked(path, diary.Profile.Files.TempPrefix).Split('…')[0] : "none");
        Compare("upload", "answer 200", Outcome("upload"));
        Compare("progress of the upload", "100", $"{diary.Progress("upload")}");
        Compare("uploaded file", $"{new TourFileSeen(TourFile.Part, TourFile.Size, Unchanged: true)}", $"{TourFile.Seen(diary.Answer("upload"))}");
        Compare("upload without fileType", diary.Profile.Http.UploadFileTypes.Count > 0 ? "failure" : "answer 200", Outcome("untyped"));
        return faults;

        string Outcome(string name) => diary.Answer(name) switch
        {
            null => "nothing",
            { Told: "answer" } answer => $"answer {answer.Status}",
            _ => "failure",
        };

        void Compare(string what, string expected, string actual)
        {
            if (expected != actual) faults.Add($"{diary.Profile.Id}, {what}: expected {expected}; was told {actual}");
        }
    }

    /// <summary>The records of the sockets that the connection policy asks for, in order.</summary>
    public static IReadOnlyList<string> Sockets(PlatformProfile profile)
    {
        var policy = profile.Sockets;
        var told = new List<string>();
        var open = new List<int>();
        for (var attempt = 1; attempt <= TourDiary.AttemptsOn(profile); attempt++)
        {
            if (policy.Max is { } max && open.Count >= max)
            {
                if (policy.WhenFull == WhenFull.Reject)
                {
                    told.Add($"refused {attempt}");
                    continue;
                }
                if (policy.WhenFull == WhenFull.Replace) told.Add($"closed {attempt} 1000");
                open.RemoveAt(0);
            }
            open.Add(attempt);
            told.Add($"opened {attempt}");
            told.Add($"message {attempt}");
        }
        if (policy.Task == SocketTaskForm.Always) told.AddRange(open.Select(attempt => $"alive {attempt}"));
        return told;
    }

    private static string Word(TourRecord record) =>
        record.Told == "closed" ? $"closed {record.Attempt} {record.Code}" : $"{record.Told} {record.Attempt}";
}
