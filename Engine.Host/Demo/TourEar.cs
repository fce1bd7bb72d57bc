using MiniActors.Host.Running;
using MiniActors.Scripting;

namespace MiniActors.Host.Demo;

/// <summary>Hears the tour: its lines are records.</summary>
/// <param name="moved">Told at once of every step of a file on its way.</param>
internal sealed class TourEar(Action<TourRecord> moved) : IScriptEar
{
    private readonly List<TourRecord> _records = [];

    /// <summary>What was told, in order. Read it when the tour is over.</summary>
    public IReadOnlyList<TourRecord> Records => _records;

    public void OnConsole(bool warns, string line)
    {
        if (TourRecord.Parse(line) is not { } record) return;
        _records.Add(record);
        if (record.Told == "progress") moved(record);
    }

    public void OnDiagnostic(ScriptNote note)
    {
    }

    public void OnError(string error) => _records.Add(new TourRecord("broken", 0, null, error, null, null, null, default));
}
