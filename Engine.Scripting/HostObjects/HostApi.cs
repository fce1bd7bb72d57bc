using System.Security.Cryptography;
using Jint.Native;
using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>What <c>wx</c>, <c>my</c> and <c>swan</c> have beside the network; each part is made when a script first reads it.</summary>
internal sealed class HostApi
{
    private readonly HostSurroundings _around;
    private readonly HostFacts _facts;
    private StorageApi? _storage;
    private FileApi? _files;
    private ScreenApi? _screen;

    public HostApi(HostSurroundings around, ScriptTurn turn)
    {
        (_around, _facts) = (around, new HostFacts(around.Profile, around.Program));
        Events = new HostEvents(around, _facts, turn);
    }

    /// <summary>Told what happens to the mini program.</summary>
    public HostEvents Events { get; }

    private StorageApi Storage => _storage ??= new StorageApi(_around);

    private FileApi Files => _files ??= new FileApi(_around);

    private ScreenApi Screen => _screen ??= new ScreenApi(_around);

    /// <summary>Every name that the platform has beside the network.</summary>
    public static IEnumerable<string> NamesOf(PlatformProfile profile) =>
        HostCatalog.All.Select(api => api.Name).Where(profile.Host.Apis.Has).Concat(profile.Host.Screen).Distinct();

    /// <summary>The function or object of a name; null: it is none of the host's.</summary>
    public JsValue? Make(string name)
    {
        if (_around.Profile.Host.Screen.Contains(name)) return Screen.Make(name);
        return HostCatalog.Find(name) switch
        {
            null => null,
            { Form: HostForm.Listener } => Events.Make(name),
            { Form: HostForm.Value } => Value(name),
            var api => Plain(name) ?? Storage.Make(name) ?? Files.Make(name) ?? Facts(name, api.Form),
        };
    }

    private JsValue Value(string name) => ValueWriter.Of(_around.Engine, _facts.Of(name) ?? _facts.Fact(name));

    private JsValue? Plain(string name) => name switch
    {
        "canIUse" => new CanIUse(_around.Profile, _facts) is var judge
            ? _around.Function(name, arguments => judge.Judge(HostSurroundings.First(arguments)) ? JsBoolean.True : JsBoolean.False)
            : null,
        "arrayBufferToBase64" or "base64ToArrayBuffer" => Base64Api.Make(_around, name),
        "nextTick" => _around.Act(name, callback => _around.Later(callback, [])),
        "getUpdateManager" => _around.Function(name, _ => UpdateChecker()),
        "login" => Code(name, "code"),
        "getAuthCode" => Code(name, "authCode"),
        "checkSession" => _around.Function(name, arguments => _around.Calls.Answer(name, HostSurroundings.First(arguments), _ => HostAnswer.Done.Plain)),
        _ => null,
    };

    private JsValue Facts(string name, HostForm form) => form == HostForm.Call
        ? _around.Function(name, arguments => _around.Calls.Answer(name, HostSurroundings.First(arguments), _ => new HostAnswer.Done(_facts.Of(name)!.Value)))
        : _around.Function(name, _ => ValueWriter.Of(_around.Engine, _facts.Of(name)!.Value));

    /// <summary>A code that nobody can exchange for a session: there is no account behind it.</summary>
    private JsValue Code(string name, string field) => _around.Function(name, arguments => _around.Calls.Answer(name, HostSurroundings.First(arguments),
        _ => new HostAnswer.Done(Argument.Object((field, Argument.Of(RandomNumberGenerator.GetHexString(32, lowercase: true)))))));

    /// <summary>There is never a newer version.</summary>
    private JsObject UpdateChecker()
    {
        var made = new JsObject(_around.Engine);
        foreach (var name in new[] { "onUpdateReady", "onUpdateFailed", "applyUpdate" }) made.FastSetDataProperty(name, _around.Act(name, _ => { }));
        made.FastSetDataProperty("onCheckForUpdate", _around.Act("onCheckForUpdate", callback =>
            _around.Later(callback, [ValueWriter.Of(_around.Engine, Argument.Object(("hasUpdate", Argument.Of(false))))])));
        return made;
    }
}
