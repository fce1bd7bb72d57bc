using Jint;
using Jint.Native;

namespace MiniActors.Scripting;

/// <summary>A promise that the engine settles.</summary>
internal sealed record ScriptPromise(JsValue Promise, JsValue Resolve, JsValue Reject);

/// <summary>Makes promises with the realm's own constructor, as it was before the script could change it.</summary>
internal sealed class PromiseMaker
{
    private static readonly Prepared<Acornima.Ast.Script> WithResolvers = Engine.PrepareScript("Promise.withResolvers.bind(Promise)", "promise");

    private readonly Engine _engine;
    private readonly JsValue _make;

    public PromiseMaker(Engine engine) => (_engine, _make) = (engine, engine.Evaluate(WithResolvers));

    public ScriptPromise Make()
    {
        var made = _engine.Call(_make, JsValue.Undefined, []);
        return new ScriptPromise(made.Get("promise"), made.Get("resolve"), made.Get("reject"));
    }
}
