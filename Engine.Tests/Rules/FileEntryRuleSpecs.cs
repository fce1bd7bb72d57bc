using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class FileEntryRuleSpecs
{
    [Theory]
    [InlineData("wxfile://usr", FileDeed.Read, "User:")]
    [InlineData("wxfile://usr/", FileDeed.Change, "User:")]
    [InlineData("wxfile://usr/a/b/", FileDeed.Change, "User:a/b")]
    [InlineData("a", FileDeed.Change, "User:a")]
    [InlineData("wxfile://tmp_a.png", FileDeed.Read, "Temporary:a.png")]
    [InlineData("wxfile://tmp_a.png", FileDeed.Save, "Temporary:a.png")]
    [InlineData("wxfile://store_a", FileDeed.RemoveSaved, "Saved:a")]
    [InlineData("/allowed/x", FileDeed.Change, "Host:/allowed/x")]
    public void A_place_that_may_be_used_so(string path, FileDeed deed, string place) =>
        Assert.Equal(place, Assert.IsType<FileEntry.Accept>(Judge(path, deed)).Place.ToString());

    [Theory]
    [InlineData("", FileDeed.Read, FailureKind.FileNotFound)]
    [InlineData("wxfile://tmp_a", FileDeed.Change, FailureKind.FileDenied)]
    [InlineData("wxfile://store_a", FileDeed.Change, FailureKind.FileDenied)]
    [InlineData("wxfile://store_a", FileDeed.Save, FailureKind.FileDenied)]
    [InlineData("wxfile://usr/a", FileDeed.Save, FailureKind.FileDenied)]
    [InlineData("wxfile://usr/a", FileDeed.RemoveSaved, FailureKind.FileDenied)]
    [InlineData("wxfile://tmp_a", FileDeed.RemoveSaved, FailureKind.FileDenied)]
    [InlineData("wxfile://usr/../a", FileDeed.Read, FailureKind.FileDenied)]
    [InlineData("/etc/passwd", FileDeed.Read, FailureKind.FileDenied)]
    [InlineData("/allowed", FileDeed.Read, FailureKind.FileDenied)]
    public void A_place_that_may_not(string path, FileDeed deed, FailureKind kind) =>
        Assert.Equal(new FileEntry.Refuse(kind), Judge(path, deed));

    private static FileEntry Judge(string path, FileDeed deed) =>
        FileEntryRule.Judge(Profiles.WeChat, Support.Profiles.OpenProgram("wechat") with { AllowFiles = ["/allowed"] }, path, deed);
}
