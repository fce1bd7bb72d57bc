using Jint;
using Jint.Native;

namespace MiniActors.Scripting;

/// <summary>The open pages, the visible one on top, and the way from one to the other.</summary>
/// <param name="engine">The engine.</param>
/// <param name="definitions">What has been said of each page.</param>
/// <param name="make">Makes a page of a definition.</param>
internal sealed class PageStack(Engine engine, PageRegister definitions, Func<PageDefinition, PageAddress, ScriptPage> make)
{
    private readonly List<ScriptPage> _open = [];

    /// <summary>How many pages are open.</summary>
    public int Count => _open.Count;

    /// <summary>The page that is seen; null: none is open.</summary>
    public ScriptPage? Top => _open.Count == 0 ? null : _open[^1];

    /// <summary><c>getCurrentPages()</c>.</summary>
    public JsArray Pages => new(engine, [.. _open.Select(JsValue (page) => page.Instance)]);

    /// <summary>Goes to a page that the rule lets pass; what kept its module from loading, or null.</summary>
    public ScriptFault? Go(NavigationKind kind, PageAddress to, bool isTab)
    {
        if (kind == NavigationKind.SwitchTab && _open.Count > 0 && _open[0].Route == to.Route && isTab)
        {
            var alone = _open.Count == 1;
            Close(_open.Count - 1);
            if (!alone) Top!.Show();
            return null;
        }

        var (definition, fault) = definitions.Load(to.Route);
        if (definition is null) return fault;
        if (kind == NavigationKind.NavigateTo) Top?.Hide();
        else Close(kind == NavigationKind.RedirectTo ? Math.Min(1, _open.Count) : _open.Count);
        var page = make(definition, to);
        _open.Add(page);
        page.Open();
        return null;
    }

    /// <summary>Closes pages from the top and shows the one below.</summary>
    public void Back(int count)
    {
        Close(count);
        Top?.Show();
    }

    private void Close(int count)
    {
        for (; count > 0; count--)
        {
            var page = _open[^1];
            _open.RemoveAt(_open.Count - 1);
            page.Unload();
        }
    }
}
