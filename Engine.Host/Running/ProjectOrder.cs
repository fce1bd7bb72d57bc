using System.Globalization;
using System.Text;
using Akka.Configuration;
using MiniActors.Host.Configuration;
using MiniActors.Host.Grammar;
using MiniActors.Hosting;
using MiniActors.Scripting;

namespace MiniActors.Host.Running;

/// <summary>A directory that <c>run</c> was given, read as a project.</summary>
/// <param name="Project">What its files say, with the page that was asked for.</param>
internal sealed record ProjectOrder(MiniProject Project)
{
    /// <summary>What the project says, as a layer of the configuration.</summary>
    public Config Layer
    {
        get
        {
            var text = new StringBuilder();
            Add("platform", Quoted(Project.Platform));
            if (Project.AppId is { } id) Add("app-id", Quoted(id));
            if (Project.UrlCheck is { } check) Add("url-check", check ? "on" : "off");
            Limit("request", Project.NetworkTimeout.Request);
            Limit("connect-socket", Project.NetworkTimeout.ConnectSocket);
            Limit("upload-file", Project.NetworkTimeout.UploadFile);
            Limit("download-file", Project.NetworkTimeout.DownloadFile);
            return ConfigFile.Parse(text.ToString(), "the project");

            void Add(string key, string value) => text.Append("mini-actors.program.").Append(key).Append(" = ").Append(value).Append('\n');
            void Limit(string key, TimeSpan? time)
            {
                if (time is { } limit) Add("network-timeout." + key, limit.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture) + "ms");
            }
        }
    }

    /// <summary>The project, where the argument is a directory; null: it is none.</summary>
    /// <exception cref="CommandFailure">The directory is no project, one of its files is wrong, or the page is none of its.</exception>
    public static ProjectOrder? Find(RunOptions options, HostConfiguration configuration)
    {
        if (!Directory.Exists(options.Script))
            return options.Page is null ? null : throw new CommandFailure("--page is for a project: give run the directory of one");
        var settings = EngineConfiguration.Read(configuration.Engine);
        try
        {
            var project = ProjectReader.Load(options.Script, settings.Platforms, options.Platform ?? configuration.Platform, settings.Program.Platform);
            return new ProjectOrder(project with { Pages = Begin(project.Pages, options.Page) });
        }
        catch (MiniProjectException wrong)
        {
            throw new CommandFailure(wrong.Message, cause: wrong);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"cannot read the project '{options.Script}': {Reasons.Of(cause)}", cause: cause);
        }
    }

    private static ScriptPages? Begin(ScriptPages? pages, string? page)
    {
        if (page is null) return pages;
        if (pages is null) throw new CommandFailure("--page: this project has no pages");
        var first = PageAddress.Parse(page);
        return pages.Routes.Contains(first.Route)
            ? pages with { First = first }
            : throw new CommandFailure($"--page: '{first.Route}' is no page of the project; it has {string.Join(", ", pages.Routes)}");
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
