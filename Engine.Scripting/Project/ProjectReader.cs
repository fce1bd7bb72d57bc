using MiniActors.Platforms;

namespace MiniActors.Scripting;

/// <summary>Reads the directory of a mini program. It touches nothing but the files that it is given.</summary>
public static class ProjectReader
{
    private static readonly string[] RootKeys = ["miniprogramRoot", "smartProgramRoot"];

    /// <summary>Reads a project of the disk.</summary>
    /// <inheritdoc cref="Read(IScriptFiles, string, PlatformCatalog, string?, string)"/>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static MiniProject Load(string directory, PlatformCatalog platforms, string? platform, string otherwise)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        return Read(new DiskFiles(root), root, platforms, platform, otherwise);
    }

    /// <summary>Reads a project.</summary>
    /// <param name="files">The files.</param>
    /// <param name="directory">The directory, absolute, without a slash at its end.</param>
    /// <param name="platforms">The platforms that there are.</param>
    /// <param name="platform">The platform that was asked for; null: the files say.</param>
    /// <param name="otherwise">The platform of a directory whose files do not say.</param>
    /// <exception cref="MiniProjectException">It is no project, or one of its files is not as it has to be.</exception>
    public static MiniProject Read(IScriptFiles files, string directory, PlatformCatalog platforms, string? platform, string otherwise)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(platforms);
        var candidates = Candidates(files, directory, platforms);
        var chosen = platform ?? PlatformOf(candidates, otherwise)
            ?? throw new MiniProjectException($"{directory} is no project of a mini program: there is no {string.Join(", ", candidates.Select(candidate => candidate.Layout.App).Distinct())} in it");
        var layout = candidates.FirstOrDefault(candidate => candidate.Id == chosen)?.Layout
            ?? throw new MiniProjectException($"there is no platform '{chosen}'");
        return Read(files, directory, chosen, layout);
    }

    private static MiniProject Read(IScriptFiles files, string directory, string platform, ProjectLayout layout)
    {
        var settings = ProjectFile.Read(files, $"{directory}/{layout.Settings}");
        var root = RootOf(settings, directory);
        var app = ProjectFile.Read(files, $"{root}/{layout.App}") ?? throw new MiniProjectException($"{root}/{layout.App} is missing");
        var entry = $"{root}/{layout.Entry}";
        var project = new MiniProject
        {
            Platform = platform,
            Entry = entry,
            Pages = PagesOf(app),
            AppId = (settings?.Text("appid") ?? settings?.Text("appId")) is { Length: > 0 } id ? id : null,
            UrlCheck = settings?.Switch("setting", "urlCheck"),
            NetworkTimeout = new NetworkTimeouts
            {
                Request = app.Milliseconds("networkTimeout", "request"),
                ConnectSocket = app.Milliseconds("networkTimeout", "connectSocket"),
                UploadFile = app.Milliseconds("networkTimeout", "uploadFile"),
                DownloadFile = app.Milliseconds("networkTimeout", "downloadFile"),
            },
        };
        return files.Exists(entry) ? project : throw new MiniProjectException($"{entry} is missing");
    }

    private static string RootOf(ProjectFile? settings, string directory)
    {
        var key = RootKeys.FirstOrDefault(key => settings?.Text(key) is { Length: > 0 });
        if (key is null) return directory;
        var parts = settings!.Text(key)!.Split('/', '\\').Where(part => part is not ("" or ".")).ToList();
        return parts.Contains("..") ? throw settings.Wrong(key, "must lie in the project") : string.Join('/', [directory, .. parts]);
    }

    private static List<Candidate> Candidates(IScriptFiles files, string directory, PlatformCatalog platforms) =>
    [
        .. platforms.Ids.Select(id =>
        {
            var layout = platforms.Find(id)!.Project;
            var settings = ProjectFile.Read(files, $"{directory}/{layout.Settings}");
            return new Candidate(id, layout, settings is not null, settings?.Text("compileType"), files.Exists($"{RootOf(settings, directory)}/{layout.App}"));
        }),
    ];

    /// <summary>The platform by the files that are there; null: they do not say.</summary>
    private static string? PlatformOf(IReadOnlyList<Candidate> candidates, string otherwise)
    {
        var known = candidates.FirstOrDefault(candidate => candidate.HasSettings && candidate.Layout.CompileType is { } type && candidate.CompileType == type)
            ?? candidates.FirstOrDefault(candidate => candidate.HasSettings && candidate.Layout.CompileType is null)
            ?? candidates.FirstOrDefault(candidate => candidate.Id == otherwise && candidate.HasApp)
            ?? candidates.FirstOrDefault(candidate => candidate.HasApp);
        return known?.Id;
    }

    private static ScriptPages? PagesOf(ProjectFile app)
    {
        var routes = app.List("pages").Select(page => Route(app.TextOf(page, "pages"))).ToList();
        foreach (var key in new[] { "subpackages", "subPackages" })
            foreach (var package in app.List(key))
                routes.AddRange(PagesOf(app, package, key));
        if (routes.Count == 0) return null;
        var first = app.Text("entryPagePath") is { Length: > 0 } entry ? Route(entry) : routes[0];
        if (!routes.Contains(first)) throw app.Wrong("entryPagePath", $"'{first}' is not in \"pages\"");
        return new ScriptPages
        {
            Routes = routes,
            First = PageAddress.Parse(first),
            Tabs = [.. app.List("tabBar", "list").Select(tab => Route(app.TextOf(tab, "tabBar", "pagePath")))],
        };
    }

    private static IEnumerable<string> PagesOf(ProjectFile app, System.Text.Json.JsonElement package, string key)
    {
        var root = Route(app.TextOf(package, key, "root"));
        if (!package.TryGetProperty("pages", out var pages) || pages.ValueKind != System.Text.Json.JsonValueKind.Array) throw app.Wrong(key, "must be a list of objects with \"root\" and \"pages\"");
        return pages.EnumerateArray().Select(page => $"{root}/{Route(app.TextOf(page, key))}");
    }

    private static string Route(string path) => PageAddress.Parse(path).Route;

    /// <summary>What the files of a directory are for one platform.</summary>
    private sealed record Candidate(string Id, ProjectLayout Layout, bool HasSettings, string? CompileType, bool HasApp);
}
