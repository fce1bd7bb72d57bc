using System.Runtime.CompilerServices;
using System.Text;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Modules;

namespace MiniActors.Scripting;

/// <summary>
/// <c>import</c> for all mini programs of one source. Files are found and parsed as for <c>require</c>; what is CommonJS runs
/// when it is linked, and gives its members as names.
/// </summary>
/// <param name="source">The files.</param>
/// <param name="wrapper">What stands around those that are CommonJS.</param>
/// <param name="browser">True: packages give what they have for a browser.</param>
internal sealed class EsModules(ScriptSource source, ModuleWrapper wrapper, bool browser) : IModuleLoader
{
    /// <summary>What <c>module.exports</c> of a file is called, for the module that is made of it.</summary>
    private const string ExportsOf = "exports-of:";
    private const string Missing = "missing:";

    private readonly ConditionalWeakTable<Engine, ModuleLoader> _loaders = [];

    /// <summary>True: the program has the names of a browser.</summary>
    public bool IsForBrowser => browser;

    /// <summary>Where files are, for <c>require</c> and <c>import</c> alike.</summary>
    public ModuleResolver Resolver { get; } = new(source.Files, ModuleResolver.DirectoryOf(source.Path), browser ? new BrowserFiles(source.Files) : null);

    /// <summary>Tells who requires in this engine.</summary>
    public void Enter(Engine engine, ModuleLoader loader) => _loaders.Add(engine, loader);

    public ResolvedSpecifier Resolve(string? referencingModuleLocation, ModuleRequest moduleRequest)
    {
        var (specifier, from) = (moduleRequest.Specifier, referencingModuleLocation ?? source.Path);
        var key = specifier.StartsWith(ExportsOf, StringComparison.Ordinal) || specifier == source.Path
            ? specifier
            : Resolver.Resolve(from, specifier, import: true) ?? $"{Missing}module '{specifier}' is not found, imported by {from}";
        return new ResolvedSpecifier(moduleRequest, key, null, SpecifierType.RelativeOrAbsolute);
    }

    public Module LoadModule(Engine engine, ResolvedSpecifier resolved)
    {
        var key = resolved.Key;
        if (key.StartsWith(Missing, StringComparison.Ordinal)) throw ModuleLoader.NotFound(engine, key[Missing.Length..]);
        var loader = _loaders.TryGetValue(engine, out var found) ? found : throw new InvalidOperationException("The engine has no loader");
        if (key.StartsWith(ExportsOf, StringComparison.Ordinal)) return ModuleFactory.BuildJsonModule(engine, loader.Load(key[ExportsOf.Length..]), key);
        var prepared = ModuleLoader.Prepare(engine, source, key, wrapper);
        if (prepared.SyntaxError is { } wrong) throw ModuleLoader.SyntaxErrorOf(engine, wrong);
        if (prepared.Module is { } module) return ModuleFactory.BuildSourceTextModule(engine, module);
        return prepared.Json is null
            ? ModuleFactory.BuildSourceTextModule(engine, Engine.PrepareModule(Names(key, loader.Load(key)), key))
            : ModuleFactory.BuildJsonModule(engine, loader.Load(key), key);
    }

    /// <summary>A module with the members of <c>module.exports</c> as names, and itself as the default.</summary>
    private static string Names(string path, JsValue exports)
    {
        var text = new StringBuilder().Append("import exports from ").Append(Quoted(ExportsOf + path))
            .Append(";\nexport default (exports && exports.__esModule ? exports.default : exports);\n");
        if (exports is not ObjectInstance members) return text.ToString();
        var count = 0;
        foreach (var key in members.GetOwnPropertyKeys(Types.String).Select(key => key.ToString()).Where(key => key is not ("default" or "__esModule")))
            text.Append($"const name{count} = exports[{Quoted(key)}]; export {{ name{count++} as {Quoted(key)} }};\n");
        return text.ToString();
    }

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
