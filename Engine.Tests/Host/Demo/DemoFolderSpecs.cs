using MiniActors.Host.Demo;

namespace MiniActors.Tests.Host.Demo;

public sealed class DemoFolderSpecs : ScriptFolder
{
    private string Root => Directory.CreateDirectory(Missing("temp")).FullName;

    private string[] Found() => [.. Directory.GetFileSystemEntries(Root, "*", SearchOption.AllDirectories).Select(one => Path.GetRelativePath(Root, one)).Order(StringComparer.Ordinal)];

    [Fact]
    public void It_goes_with_all_that_is_in_it()
    {
        using (var folder = DemoFolder.Make(Root)) File.WriteAllText(Path.Combine(folder.Path, "lab.pem"), "certificate");
        Assert.Empty(Found());
    }

    [Fact]
    public void What_a_killed_tour_left_goes_at_the_next_start_and_a_tour_under_way_keeps_its_own()
    {
        using var under = DemoFolder.Make(Root);
        Directory.CreateDirectory(Path.Combine(Root, "mini-actors-demo-old"));
        File.WriteAllText(Path.Combine(Root, "mini-actors-demo-old", "lab.pem"), "certificate");
        File.WriteAllText(Path.Combine(Root, "mini-actors-demo-killed.lock"), "");
        Directory.CreateDirectory(Path.Combine(Root, "somebody-elses"));

        using var next = DemoFolder.Make(Root);

        Assert.Equal(
            new[] { Path.GetFileName(under.Path), Path.GetFileName(under.Path) + ".lock", Path.GetFileName(next.Path), Path.GetFileName(next.Path) + ".lock", "somebody-elses" }.Order(StringComparer.Ordinal),
            Found());
    }

    [Fact]
    public void A_link_goes_and_what_it_leads_to_stays()
    {
        var kept = Write("kept", "kept.txt");
        Directory.CreateSymbolicLink(Path.Combine(Root, "mini-actors-demo-link"), Path.GetDirectoryName(kept)!);
        using (DemoFolder.Make(Root)) Assert.DoesNotContain("mini-actors-demo-link", Found());
        Assert.True(File.Exists(kept));
    }
}
