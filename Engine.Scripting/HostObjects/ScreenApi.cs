using Jint.Native;
using MiniActors.Model;

namespace MiniActors.Scripting;

/// <summary>Functions that need a screen. There is none: they answer ok, and the first call of each is noted.</summary>
internal sealed class ScreenApi(HostSurroundings around)
{
    /// <summary>The rule of the diagnostic.</summary>
    public const string Rule = "no-screen";

    private readonly HashSet<string> _noted = [];

    public JsValue Make(string name) => around.Function(name, arguments =>
    {
        if (_noted.Add(name))
            around.Note(new Diagnostic(name, Rule, $"{name} answers ok; there is no screen, and nothing is seen.", "docs/decisions/0015"));
        return around.Calls.Answer(name, HostSurroundings.First(arguments),
            _ => around.Profile.Host.ScreenAnswers.TryGetValue(name, out var fields) ? new HostAnswer.Done(fields) : HostAnswer.Done.Plain);
    });
}
