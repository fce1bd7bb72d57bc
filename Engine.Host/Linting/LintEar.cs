using System.Text.Json;
using MiniActors.Callbacks;
using MiniActors.Host.Running;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;
using MiniActors.Scripting;

namespace MiniActors.Host.Linting;

/// <summary>Hears one script on one platform, and keeps what can be compared. Bounded: what comes after the last is not kept.</summary>
/// <param name="profile">The platform.</param>
/// <param name="program">The settings in force.</param>
internal sealed class LintEar(PlatformProfile profile, ProgramSettings program) : IScriptEar, IScriptObserver
{
    private const int Most = 10_000;

    private readonly Dictionary<LintKey, string> _cells = [];
    private readonly Dictionary<SocketId, ScriptPlace?> _sockets = [];
    private readonly Lock _gate = new();

    /// <summary>What was told, and how it ended.</summary>
    public LintSheet Sheet(PlayEnd end)
    {
        lock (_gate)
        {
            return new LintSheet(profile, new Dictionary<LintKey, string>(_cells) { [new LintKey(LintKind.Ending)] = Kebab(end.Ending) });
        }
    }

    public void OnConsole(bool warns, string line)
    {
        var key = new LintKey(LintKind.Console, Rule: line);
        lock (_gate) Put(key, _cells.TryGetValue(key, out var count) ? $"{int.Parse(count, null) + 1}" : "1");
    }

    public void OnDiagnostic(ScriptNote note) => Note(note.Diagnostic, note.Place);

    public void OnError(string error)
    {
        lock (_gate) Put(At(LintKind.Error, ScriptPlace.InStack(error), ""), error.Split('\n')[0]);
    }

    void IScriptObserver.Called(ScriptCall call)
    {
        lock (_gate)
        {
            if (call is { Api: "connectSocket", Socket: { } socket } && _sockets.Count < Most) _sockets[socket] = call.Place;
        }

        foreach (var diagnostic in PhoneUrlRule.Diagnose(profile, program, call.Api, call.Options["url"])) Note(diagnostic, call.Place);
    }

    void IScriptObserver.Answering(ScriptAnswer answer)
    {
        if (answer is { Callback: ScriptCallback.Fail, Failure: { } failure }) Fail(answer.Api, failure, answer.Place);
    }

    void IScriptObserver.Telling(CallbackProtocol.IEvent told)
    {
        if (told is CallbackProtocol.SocketErred erred) Fail("connectSocket", erred.Failure, _sockets.GetValueOrDefault(erred.Socket));
    }

    /// <summary>What ended the script is an error, unless the time limit or the user did.</summary>
    void IScriptObserver.Ended(ScriptEnd end)
    {
        if (end.Fault is { Kind: not ScriptFaultKind.Cancelled } fault) OnError(fault.Text);
    }

    private void Note(Diagnostic found, ScriptPlace? place)
    {
        lock (_gate) Put(At(LintKind.Diagnostic, place, found.Api, found.Rule), $"{found.Message} [{found.Rule}; {found.Source}]");
    }

    /// <summary>Kinds are compared, not words: those are every platform's own. What the end of the script fails says nothing.</summary>
    private void Fail(string api, Failure failure, ScriptPlace? place)
    {
        if (failure.Kind == FailureKind.SessionClosed) return;
        var (key, kind) = (At(LintKind.Failure, place, api), Kebab(failure.Kind));
        lock (_gate)
        {
            var kinds = _cells.TryGetValue(key, out var told) ? told.Split(", ") : [];
            Put(key, string.Join(", ", kinds.Append(kind).Distinct().Order(StringComparer.Ordinal)));
        }
    }

    private void Put(LintKey key, string cell)
    {
        if (_cells.Count < Most || _cells.ContainsKey(key)) _cells[key] = cell;
    }

    private static LintKey At(LintKind kind, ScriptPlace? place, string api, string rule = "") => place is null
        ? new LintKey(kind, Api: api, Rule: rule)
        : new LintKey(kind, place.File, place.Line, place.Column, api, rule);

    private static string Kebab(Enum word) => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString());
}
