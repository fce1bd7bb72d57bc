using System.Text.RegularExpressions;

namespace MiniActors.Tests.Host.Lab;

public sealed partial class LabDocSpecs(LabFixture fixture) : IClassFixture<LabFixture>
{
    [Fact]
    public async Task The_document_lists_exactly_the_endpoints_that_there_are()
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(Root(), "docs", "lab.md"));
        var listed = lines.Select(line => Row().Match(line)).Where(row => row.Success).Select(row => row.Groups[1].Value).ToArray();

        Assert.Equal(
            fixture.Lab.Endpoints.Select(endpoint => endpoint.ToString()).Order(StringComparer.Ordinal),
            listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_front_page_lists_them_too()
    {
        var page = await fixture.Client.GetStringAsync("/").WaitAsync(LabFixture.Soon);

        Assert.All(fixture.Lab.Endpoints, endpoint => Assert.Contains($"{endpoint} ", page));
        Assert.Equal(fixture.Lab.Endpoints.Count, page.Count(character => character == '\n'));
    }

    [GeneratedRegex(@"^\| `(/[^`]*)` \|")]
    private static partial Regex Row();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MiniActors.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository's root is not above the build output.");
    }
}
