using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;

namespace MiniActors.Scripting;

/// <summary>When in its life something of a page runs.</summary>
internal enum PagePhase
{
    Load,
    Show,
    Ready,
    Hide,
    Unload,
}

/// <summary>
/// What a page is made of: the argument of <c>Page</c> or <c>Component</c>, with its behaviors put in before it. Every page
/// that is opened gets members and data of its own.
/// </summary>
internal sealed class PageDefinition
{
    private static readonly string[] NoMembers = ["data", "behaviors", "methods", "properties", "lifetimes", "pageLifetimes"];
    private static readonly string[] ComponentHooks = ["created", "attached", "ready", "moved", "detached", "error"];

    /// <summary>Behaviors within behaviors are taken up to this depth.</summary>
    private const int Deepest = 8;

    private readonly Dictionary<PagePhase, List<JsValue>> _hooks = [];

    /// <summary>Functions and values of the page, in the order in which they are set.</summary>
    public List<(JsValue Name, JsValue Value)> Members { get; } = [];

    /// <summary>The <c>data</c> objects, of which each page copies.</summary>
    public List<ObjectInstance> Data { get; } = [];

    /// <summary>The <c>properties</c> of a component.</summary>
    public List<(string Name, JsValue Declaration)> Properties { get; } = [];

    /// <summary>The argument of <c>Page</c>.</summary>
    public static PageDefinition OfPage(ObjectInstance options) => Of(options, isComponent: false);

    /// <summary>The argument of <c>Component</c>.</summary>
    public static PageDefinition OfComponent(ObjectInstance options) => Of(options, isComponent: true);

    /// <summary>What runs in this phase beside the page's own function.</summary>
    public IReadOnlyList<JsValue> Hooks(PagePhase phase) => _hooks.TryGetValue(phase, out var hooks) ? hooks : [];

    private static PageDefinition Of(ObjectInstance options, bool isComponent)
    {
        var definition = new PageDefinition();
        definition.Add(options, isComponent, Deepest);
        return definition;
    }

    private void Add(ObjectInstance part, bool isComponent, int depth)
    {
        if (depth > 0 && part.Get("behaviors") is JsArray behaviors)
            foreach (var behavior in behaviors)
                if (behavior is ObjectInstance inner) Add(inner, isComponent: true, depth - 1);
        if (part.Get("data") is ObjectInstance data) Data.Add(data);
        if (part.Get("properties") is ObjectInstance properties) Properties.AddRange(Own(properties).Select(own => (own.Name.ToString(), own.Value)));
        Members.AddRange(Own(part).Where(own => !NoMembers.Contains(own.Name.ToString()) && !(isComponent && ComponentHooks.Contains(own.Name.ToString()))));
        if (!isComponent) return;
        if (part.Get("methods") is ObjectInstance methods) Members.AddRange(Own(methods));
        var (life, page) = (part.Get("lifetimes") as ObjectInstance, part.Get("pageLifetimes") as ObjectInstance);
        Hook(PagePhase.Load, Lifetime("created"), Lifetime("attached"));
        Hook(PagePhase.Show, page?.Get("show"));
        Hook(PagePhase.Ready, Lifetime("ready"));
        Hook(PagePhase.Hide, page?.Get("hide"));
        Hook(PagePhase.Unload, Lifetime("detached"));

        // lifetimes win over the older place, on the component itself.
        JsValue Lifetime(string name) => life?.Get(name) is { } found && found.IsCallable() ? found : part.Get(name);
    }

    private void Hook(PagePhase phase, params JsValue?[] functions)
    {
        if (!_hooks.TryGetValue(phase, out var hooks)) _hooks[phase] = hooks = [];
        hooks.AddRange(functions.Where(function => function is not null && function.IsCallable()).Select(function => function!));
    }

    private static IEnumerable<(JsValue Name, JsValue Value)> Own(ObjectInstance source) =>
        source.GetOwnPropertyKeys(Types.String).Where(key => source.GetOwnProperty(key).Enumerable).Select(key => (key, source.Get(key)));
}
