using Jint;
using Jint.Native;
using Jint.Runtime.Descriptors;

namespace MiniActors.Scripting;

/// <summary>
/// The packs of one script. Each global is made when it is first read: a script pays for what it uses, and one that uses
/// nothing for little more than the names.
/// </summary>
internal sealed class Polyfills(Engine engine, Func<PolyfillHost> host)
{
    /// <summary>The modules of the packs see the host under this name.</summary>
    private static readonly ModuleWrapper Wrapper = new(["host"]);

    private ModuleLoader? _modules;

    /// <summary>Declares the globals of these packs.</summary>
    public void Install(IEnumerable<PolyfillPack> packs)
    {
        foreach (var global in packs.SelectMany(pack => pack.Members))
            engine.Advanced.AddLazyGlobal(global.Name, (Self: this, global), static (_, state) => state.Self.Make(state.global), PropertyFlag.NonEnumerable);
    }

    private JsValue Make(PolyfillGlobal global)
    {
        if (global.Module is not { } module) return engine.Global;
        _modules ??= new ModuleLoader(engine, PolyfillFiles.Source, Wrapper, given: host().Make());
        var exports = _modules.Load(PolyfillFiles.Web(module + ".js"));
        return global.Export is { } export ? exports.Get(export) : exports;
    }
}
