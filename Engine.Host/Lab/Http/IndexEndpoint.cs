using System.Text;

namespace MiniActors.Host.Lab.Http;

/// <summary><c>/</c>: what there is.</summary>
internal static class IndexEndpoint
{
    public static void Map(LabRoutes routes) =>
        routes.Http("/", "", "this list", context => LabAnswer.TextAsync(context, List(routes.Endpoints)));

    private static string List(IReadOnlyList<LabEndpoint> endpoints)
    {
        var width = endpoints.Max(endpoint => endpoint.ToString().Length) + 2;
        var text = new StringBuilder();
        foreach (var endpoint in endpoints)
            text.Append(endpoint.ToString().PadRight(width)).Append(endpoint.Summary).Append('\n');
        return text.ToString();
    }
}
