using FsCheck.Xunit;
using MiniActors.Model;
using MiniActors.Platforms;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

[Trait("Fault", "39")]
public sealed class FilePathRuleSpecs
{
    private static readonly ProgramSettings Allowing = Profiles.Program with { AllowFiles = ["/srv/files/", "/data/in"] };

    private static Verdict<FilePlace> Judge(string path, FileUse use = FileUse.Read, string platform = "wechat", ProgramSettings? program = null) =>
        FilePathRule.Judge(Profiles.Of(platform), program ?? Profiles.Program, use == FileUse.Read ? "uploadFile" : "downloadFile", path, use);

    [Theory]
    [InlineData("wechat", "wxfile://tmp_0af.png", FileRoot.Temporary, "0af.png")]
    [InlineData("wechat", "wxfile://store_0af", FileRoot.Saved, "0af")]
    [InlineData("wechat", "wxfile://usr/a", FileRoot.User, "a")]
    [InlineData("wechat", "wxfile://usr/a/b c/文.txt", FileRoot.User, "a/b c/文.txt")]
    [InlineData("wechat", "wxfile://usr//a/./b", FileRoot.User, "a/b")]
    [InlineData("wechat", "wxfile://usr/%2e%2e/a", FileRoot.User, "%2e%2e/a")] // nothing is decoded
    [InlineData("wechat", "wxfile://usr/..a/a..b/...c", FileRoot.User, "..a/a..b/...c")]
    [InlineData("wechat", "a.txt", FileRoot.User, "a.txt")]
    [InlineData("wechat", "./a/b.txt", FileRoot.User, "a/b.txt")]
    [InlineData("wechat", "console.txt", FileRoot.User, "console.txt")]
    [InlineData("wechat", "comx/lpta/abc1/com12", FileRoot.User, "comx/lpta/abc1/com12")]
    [InlineData("alipay", "https://resource/apml0af.image", FileRoot.Temporary, "0af.image")]
    [InlineData("alipay", "https://resource/saved0af.pdf", FileRoot.Saved, "0af.pdf")]
    [InlineData("alipay", "https://usr/a.txt", FileRoot.User, "a.txt")]
    [InlineData("baidu", "bdfile://tmp_0af.png", FileRoot.Temporary, "0af.png")]
    [InlineData("baidu", "bdfile://usr/a.txt", FileRoot.User, "a.txt")]
    public void A_path_of_the_platform_means_a_file_of_the_store(string platform, string path, FileRoot root, string expected) =>
        Assert.Equal(new FilePlace(root, expected), Judge(path, FileUse.Read, platform).Plan());

    [Theory] // faults 39
    [InlineData("../a")]
    [InlineData("a/../../b")]
    [InlineData("a/..")]
    [InlineData("..")]
    [InlineData("wxfile://usr/../tmp/x")]
    [InlineData("wxfile://usr/a/../b")]
    [InlineData("wxfile://tmp_../x")]
    [InlineData("wxfile://tmp_a/b")]
    [InlineData("wxfile://tmp_.part")]
    [InlineData("..\\a")]
    [InlineData("a\\b")]
    [InlineData("C:\\a")]
    [InlineData("C:/a")]
    [InlineData("a:b")]
    [InlineData("\\\\server\\share")]
    [InlineData("a\0.txt")]
    [InlineData("a\nb")]
    [InlineData("wxfile://usr/CON")]
    [InlineData("nul.txt")]
    [InlineData("a/Com1.log")]
    [InlineData("LPT9 .x")]
    [InlineData("com¹")]
    [InlineData("lpt³.txt")]
    [InlineData("aux")]
    [InlineData("a.")]
    [InlineData("a ")]
    [InlineData("a /b")]
    [InlineData("/etc/passwd")]
    [InlineData("/")]
    [InlineData("//server/share")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://usr/a")]       // another platform's
    [InlineData("bdfile://tmp_a.png")]
    [InlineData("WXFILE://usr/a")]
    [InlineData("wxfile://usrx/a")]
    public void What_leads_elsewhere_is_denied(string path)
    {
        Assert.Equal(FailureKind.FileDenied, Judge(path).Failure().Kind);
        Assert.Equal(FailureKind.FileDenied, Judge(path, FileUse.Write).Failure().Kind);
    }

    [Fact]
    public void What_is_too_long_or_half_a_character_is_denied()
    {
        Assert.Equal(FailureKind.FileDenied, Judge(new string('a', 256)).Failure().Kind);
        Assert.Equal(FailureKind.FileDenied, Judge(new string('文', 86)).Failure().Kind);
        Assert.Equal(FailureKind.FileDenied, Judge(string.Concat(Enumerable.Repeat("a/", 600)) + "a").Failure().Kind);
        Assert.Equal(FailureKind.FileDenied, Judge("a\uD83D.txt").Failure().Kind);
        Assert.Equal(FailureKind.FileDenied, Judge("a\uDE00").Failure().Kind);
        Assert.Equal("😀", Judge("😀").Plan().Path);
    }

    [Theory]
    [InlineData("")]
    [InlineData("wxfile://usr")]
    [InlineData("wxfile://usr/")]
    [InlineData("a/")]
    [InlineData(".")]
    [InlineData("wxfile://tmp_")]
    [InlineData("wxfile://tmp_a b")]
    [InlineData("wxfile://tmp_文")]
    public void What_is_no_file_cannot_be_found_nor_written_to(string path)
    {
        Assert.Equal(FailureKind.FileNotFound, Judge(path).Failure().Kind);
        Assert.Equal(FailureKind.FileDenied, Judge(path, FileUse.Write).Failure().Kind);
    }

    [Theory] // design, section 9: it covers sub-folders
    [InlineData("/srv/files/a.txt", "/srv/files/a.txt")]
    [InlineData("/srv/files/a/b.txt", "/srv/files/a/b.txt")]
    [InlineData("/srv//files/./a:b.txt", "/srv/files/a:b.txt")]
    [InlineData("/data/in/CON", "/data/in/CON")] // the host's names are the host's
    [InlineData("/data/inside", null)]
    [InlineData("/data/in", null)]
    [InlineData("/srv/files/../secret", null)]
    [InlineData("/srv/a.txt", null)]
    [InlineData("/etc/passwd", null)]
    public void An_absolute_path_counts_below_a_directory_that_is_allowed(string path, string? expected)
    {
        foreach (var use in new[] { FileUse.Read, FileUse.Write })
            if (expected is null) Assert.Equal(FailureKind.FileDenied, Judge(path, use, program: Allowing).Failure().Kind);
            else Assert.Equal(new FilePlace(FileRoot.Host, expected), Judge(path, use, program: Allowing).Plan());
    }

    [Fact]
    public void The_whole_host_may_be_allowed_and_a_relative_directory_allows_nothing()
    {
        Assert.Equal("/etc/hosts", Judge("/etc/hosts", program: Profiles.Program with { AllowFiles = ["/"] }).Plan().Path);
        Assert.Equal(FailureKind.FileDenied, Judge("/etc/hosts", program: Profiles.Program with { AllowFiles = ["etc", ""] }).Failure().Kind);
    }

    [Fact]
    public void A_path_of_the_host_that_ends_in_a_slash_names_no_file() =>
        Assert.Equal(FailureKind.FileNotFound, Judge("/srv/files/a/", program: Allowing).Failure().Kind);

    [Fact]
    public void A_name_that_the_engine_made_has_at_most_128_characters()
    {
        Assert.Equal(FileRoot.Saved, Judge("wxfile://store_" + new string('a', 128)).Plan().Root);
        Assert.Equal(FailureKind.FileNotFound, Judge("wxfile://store_" + new string('a', 129)).Failure().Kind);
    }

    [Theory]
    [InlineData("wxfile://tmp_0af.png")]
    [InlineData("wxfile://store_0af")]
    public void Only_the_user_directory_can_be_written_to(string path) =>
        Assert.Equal(FailureKind.FileDenied, Judge(path, FileUse.Write).Failure().Kind);

    [Theory]
    [InlineData(FileRoot.Temporary, "0af.png", "wxfile://tmp_0af.png")]
    [InlineData(FileRoot.Saved, "0af", "wxfile://store_0af")]
    [InlineData(FileRoot.User, "a/b", "wxfile://usr/a/b")]
    public void A_place_has_a_path_that_leads_back_to_it(FileRoot root, string place, string path)
    {
        Assert.Equal(path, FilePathRule.PathOf(Profiles.WeChat.Files, new FilePlace(root, place)));
        Assert.Equal(new FilePlace(root, place), Judge(path).Plan());
    }

    [Property(MaxTest = 500)]
    public void No_path_leaves_its_root(string?[] parts, byte[] joints)
    {
        string[] bricks = ["/", "\\", "..", ".", "wxfile://usr/", "wxfile://tmp_", "/srv/files/", "C:", "\0", "~", "%2e%2e%2f"];
        var path = string.Concat((parts ?? []).Zip(joints ?? [], (part, joint) => bricks[joint % bricks.Length] + part));
        foreach (var use in new[] { FileUse.Read, FileUse.Write })
        {
            if (Judge(path, use, program: Allowing) is not Verdict<FilePlace>.Accept(var place, _)) continue;
            var root = place.Root == FileRoot.Host ? "/srv/files" : "/store/root";
            var whole = Path.GetFullPath(Path.Combine(root, place.Path));
            Assert.StartsWith(place.Root == FileRoot.Host ? "/" : root + "/", whole);
            Assert.True(place.Root != FileRoot.Host || whole.StartsWith("/srv/files/", StringComparison.Ordinal) || whole.StartsWith("/data/in/", StringComparison.Ordinal));
            Assert.Equal(whole, Path.Combine(root, place.Path));
            Assert.DoesNotContain('\0', place.Path);
        }
    }
}
