using System.Text.RegularExpressions;
using System.Xml.Linq;
using MiniActors.Tests.Architecture;

namespace MiniActors.Tests.Documentation;

/// <summary>Documents that a reader can trust.</summary>
public sealed partial class DocumentSpecs
{
    public static TheoryData<string> Documents => [.. Repository.Documents];

    [Theory, MemberData(nameof(Documents))]
    public void Every_relative_link_leads_somewhere(string document)
    {
        var folder = Path.GetDirectoryName(document)!;
        var broken = from Match link in Link().Matches(WithoutFences(document))
                     let target = link.Groups["target"].Value.Split('#')[0]
                     where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !Repository.Has(Path.Combine(folder, target))
                     select target;
        Assert.Empty(broken);
    }

    [Theory, MemberData(nameof(Documents))]
    public void No_document_names_a_path_of_somebodys_machine(string document) =>
        Assert.DoesNotMatch(@"(?<![\w.~/])/(home|root|work|Users)/\w|[A-Z]:\\Users", Repository.Read(document));

    [Theory, MemberData(nameof(Documents))]
    public void A_document_begins_with_its_title(string document) => Assert.StartsWith("# ", Repository.Read(document), StringComparison.Ordinal);

    [Fact]
    public void The_version_in_the_changelog_is_the_version_that_is_built()
    {
        var version = XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("Version").Single().Value;
        Assert.Contains($"## [{version}]", Repository.Read("CHANGELOG.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_written_once() => Assert.All(Repository.Find("", "*.csproj"), project =>
        Assert.DoesNotMatch("<(Package|Assembly|File)?Version>", Repository.Read(project)));

    private static string WithoutFences(string document) => Fence().Replace(Repository.Read(document), "");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"```[\s\S]*?```")]
    private static partial Regex Fence();
}
