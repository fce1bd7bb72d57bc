using System.Text.Json;
using MiniActors.Platforms;

namespace MiniActors.Host.Demo;

/// <summary>What one platform told on the tour, in the order in which it was told.</summary>
internal sealed record TourDiary(PlatformProfile Profile, IReadOnlyList<TourRecord> Records)
{
    /// <summary>How many sockets the tour tries to open: one more than the platform allows, and several where it allows any number.</summary>
    public static int AttemptsOn(PlatformProfile profile) => (profile.Sockets.Max ?? 5) + 1;

    /// <summary>How many sockets were tried.</summary>
    public int Attempts => AttemptsOn(Profile);

    /// <summary>What was told while the sockets were opened, and by those that answered at the end.</summary>
    public IReadOnlyList<TourRecord> Sockets => [.. Records.TakeWhile(record => record.Name is null)];

    /// <summary>What was told of one attempt, the answer at the end left out.</summary>
    public IReadOnlyList<TourRecord> Of(int attempt) => [.. Sockets.Where(record => record.Attempt == attempt && record.Told != "alive")];

    /// <summary>The sockets that answered when all had been tried.</summary>
    public IReadOnlyList<int> Alive => [.. Sockets.Where(record => record.Told == "alive").Select(record => record.Attempt)];

    /// <summary>The answer to one request, or for one file; null: none came.</summary>
    public TourRecord? Answer(string name) => Records.FirstOrDefault(record => record.Name == name && record.Told != "progress");

    /// <summary>Where the progress of one file stood in the end; null: none was told.</summary>
    public int? Progress(string name) => Records.LastOrDefault(record => record.Name == name && record.Told == "progress")?.Percent;

    /// <summary>Where the download was put; null: nowhere.</summary>
    public string? TempFilePath => Answer("download") is { Body: { ValueKind: JsonValueKind.String } path } ? path.GetString() : null;
}
