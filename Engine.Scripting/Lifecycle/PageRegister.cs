using Jint.Native.Object;

namespace MiniActors.Scripting;

/// <summary>
/// What scripts have said of their pages. In a project a page belongs to the module that is being loaded for its route; in a
/// single file the first <c>Page</c> or <c>Component</c> is the page.
/// </summary>
/// <param name="load">Runs the module of a route, in a turn of its own; what kept it from loading, or null.</param>
/// <param name="isProject">False: a single file.</param>
internal sealed class PageRegister(Func<string, ScriptFault?> load, bool isProject)
{
    /// <summary>The route of the one page of a single file.</summary>
    public const string OnlyRoute = "pages/index/index";

    private readonly Dictionary<string, PageDefinition> _known = new(StringComparer.Ordinal);
    /// <summary>The route whose module is being loaded; empty: the entry of a project, which is no page.</summary>
    private string _loading = isProject ? "" : OnlyRoute;

    /// <summary>True: a script without a project has a page.</summary>
    public bool HasOnly => !isProject && _known.ContainsKey(OnlyRoute);

    /// <summary><c>Page(options)</c>.</summary>
    public void Page(ObjectInstance options) => _known.TryAdd(_loading, PageDefinition.OfPage(options));

    /// <summary><c>Component(options)</c>.</summary>
    public void Component(ObjectInstance options) => _known.TryAdd(_loading, PageDefinition.OfComponent(options));

    /// <summary>The definition of a route, whose module is loaded if it has not been; or what kept it from that.</summary>
    public (PageDefinition? Definition, ScriptFault? Fault) Load(string route)
    {
        if (_known.TryGetValue(route, out var known)) return (known, null);
        _loading = route;
        var fault = load(route);
        if (fault is not null) return (null, fault);
        return _known.TryGetValue(route, out known)
            ? (known, null)
            : (null, new ScriptFault(ScriptFaultKind.Exception, $"Error: the module of page '{route}' calls neither Page nor Component"));
    }
}
