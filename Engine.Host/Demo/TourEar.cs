using MiniActors.Host.Running;
using MiniActors.Model;

namespace MiniActors.Host.Demo;

/// <summary>Hears the tour: its lines are records.</summary>
internal sealed class TourEar : IScriptEar
{
    private readonly List<TourRecord> _records = [];

    /// <summary>What was told, in order. Read it when the tour is over.</summary>
    public IReadOnlyList<TourRecord> Records => _records;

    public void OnConsole(bool warns, string line)
    {
        if (TourRecord.Parse(line) is { } record) _records.Add(record);
    }

    public void OnDiagnostic(Diagnostic diagnostic)
    {
    }

    public void OnError(string error) => _records.Add(new TourRecord("broken", 0, null, error, null, null, default));
}
