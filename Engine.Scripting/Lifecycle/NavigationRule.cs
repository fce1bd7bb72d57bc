namespace MiniActors.Scripting;

/// <summary>Which way to go from page to page.</summary>
internal enum NavigationKind
{
    /// <summary>Puts a page on top.</summary>
    NavigateTo,
    /// <summary>Puts a page in the place of the top.</summary>
    RedirectTo,
    /// <summary>Closes every page and opens one.</summary>
    ReLaunch,
    /// <summary>Closes every page that is no tab and shows a tab.</summary>
    SwitchTab,
    /// <summary>Closes pages from the top.</summary>
    NavigateBack,
}

/// <summary>Whether a page may be gone to.</summary>
internal static class NavigationRule
{
    /// <summary>How many pages may be open (WeChat navigateTo: 页面栈最多十层).</summary>
    public const int MostPages = 10;

    /// <summary>Why not; null: it may.</summary>
    public static string? Refusal(NavigationKind kind, string route, ScriptPages pages, int open)
    {
        if (kind == NavigationKind.NavigateBack) return open > 1 ? null : "cannot navigate back at first page.";
        if (!pages.Routes.Contains(route)) return $"page \"{route}\" is not found";
        var isTab = pages.Tabs.Contains(route);
        return kind switch
        {
            NavigationKind.SwitchTab when !isTab => "can not switch to no-tabBar page",
            NavigationKind.NavigateTo or NavigationKind.RedirectTo when isTab => $"can not {(kind == NavigationKind.NavigateTo ? "navigateTo" : "redirectTo")} a tabbar page",
            NavigationKind.NavigateTo when open >= MostPages => $"webview count limit exceed: {MostPages} pages are open",
            _ => null,
        };
    }

    /// <summary>How many pages <c>navigateBack</c> closes: never the first, and one where no number is given.</summary>
    public static int PagesBack(double? delta, int open) => (int)Math.Clamp(delta is >= 1 ? Math.Floor(delta.Value) : 1, 1, Math.Max(1, open - 1));
}
