using System.Diagnostics;
using System.Security.Cryptography;
using Jint;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Interop;
using MiniActors.Model;
using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>What the files of the packs know of the engine: the platform's API and rules, bytes and texts, clock and chance.</summary>
internal sealed class PolyfillHost(Engine engine, PlatformProfile profile)
{
    private static readonly LazyObject Layout = new([],
    [
        "api", "has", "socketTask", "eventsInData", "messageField", "userAgent", "protocolOf", "report", "later", "now", "timeOrigin",
        "heldBytes", "random", "uuid", "digest", "utf8", "decoder", "binary", "unbinary", "atob", "btoa", "toBase64", "fromBase64",
    ]);

    private readonly HostBytes _bytes = new(engine);

    /// <summary><c>React.api</c>.</summary>
    public required JsValue Api { get; init; }

    /// <summary>The subprotocol of a socket that is open; null: none is known.</summary>
    public required Func<SocketId, string?> ProtocolOf { get; init; }

    /// <summary>Reports what a listener threw.</summary>
    public required Action<JsValue> Report { get; init; }

    /// <summary>Calls a function later, without keeping the program alive for it.</summary>
    public required Action<JsValue, TimeSpan> Later { get; init; }

    /// <summary>The time since the script began.</summary>
    public required Func<TimeSpan> Elapsed { get; init; }

    /// <summary>The clock that says which time that was.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>How many bytes of one body may be held in memory.</summary>
    public required int HeldBytes { get; init; }

    /// <summary>The object <c>host</c>.</summary>
    public JsValue Make() => Layout.Make(engine, Member);

    private JsValue Member(string name) => name switch
    {
        "api" => Api,
        "has" => Function(name, arguments => profile.Apis.Has(TypeConverter.ToString(arguments[0])) ? JsBoolean.True : JsBoolean.False),
        "socketTask" => JsString.Create(profile.Sockets.Task switch
        {
            SocketTaskForm.Always => "always",
            SocketTaskForm.WithMultiple => "with-multiple",
            _ => "never",
        }),
        "eventsInData" => profile.Dialect.TaskEventsInData ? JsBoolean.True : JsBoolean.False,
        "messageField" => JsString.Create(profile.Dialect.MessageField),
        "userAgent" => JsString.Create(profile.UserAgent),
        "protocolOf" => Function(name, arguments => arguments[0].IsNumber() && ProtocolOf(new SocketId((int)arguments[0].AsNumber())) is { } protocol ? protocol : JsValue.Null),
        "report" => Function(name, arguments => Act(() => Report(arguments[0]))),
        "later" => Function(name, arguments => Act(() => Later(arguments[0], TimeSpan.FromMilliseconds(TypeConverter.ToNumber(arguments[1]))))),
        "now" => Function(name, _ => JsNumber.Create(Elapsed().TotalMilliseconds)),
        "timeOrigin" => JsNumber.Create((Clock.GetUtcNow() - Elapsed() - DateTimeOffset.UnixEpoch).TotalMilliseconds),
        "heldBytes" => JsNumber.Create(HeldBytes),
        "random" => Function(name, arguments => _bytes.Buffer(RandomNumberGenerator.GetBytes((int)TypeConverter.ToNumber(arguments[0])))),
        "uuid" => Function(name, _ => JsString.Create(Guid.NewGuid().ToString())),
        _ => _bytes.Member(name) ?? throw new UnreachableException(name),
    };

    private ClrFunction Function(string name, Func<JsValue[], JsValue> act) => new(engine, name, (_, arguments) => act(arguments));

    private static JsValue Act(Action act)
    {
        act();
        return JsValue.Undefined;
    }
}
