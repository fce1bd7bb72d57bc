using Microsoft.Extensions.Logging;
using MiniActors.Host.Running;
using MiniActors.Scripting;

namespace MiniActors.Host.Serving;

/// <summary>A service has no terminal: what its scripts say goes to the log, under their names.</summary>
internal sealed partial class LogEar(ILogger log) : IScriptEar
{
    public void OnConsole(bool warns, string line)
    {
        if (warns) LogWarned(line);
        else LogSaid(line);
    }

    public void OnDiagnostic(ScriptNote note) => LogDiagnostic(NoteText.Of(note));

    public void OnError(string error) => LogFailed(error);

    [LoggerMessage(LogLevel.Information, "{Line}")]
    private partial void LogSaid(string line);

    [LoggerMessage(LogLevel.Warning, "{Line}")]
    private partial void LogWarned(string line);

    [LoggerMessage(LogLevel.Warning, "{Note}")]
    private partial void LogDiagnostic(string note);

    [LoggerMessage(LogLevel.Error, "{Error}")]
    private partial void LogFailed(string error);
}
