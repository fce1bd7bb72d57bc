using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

public sealed class FileTypeRuleSpecs
{
    [Theory]
    [InlineData("image/png", "png", "image")]
    [InlineData("IMAGE/JPEG", "jpg", "image")]
    [InlineData("image/x-unheard-of", "", "image")]
    [InlineData("video/mp4; codecs=avc1", "mp4", "video")]
    [InlineData("audio/mpeg", "mp3", "audio")]
    [InlineData("application/pdf", "pdf", "pdf")]
    [InlineData("application/json; charset=utf-8", "json", "other")]
    [InlineData("text/html", "html", "other")]
    [InlineData("application/octet-stream", "", "other")]
    [InlineData("../../etc/passwd", "", "other")]
    [InlineData("", "", "other")]
    [InlineData(null, "", "other")]
    public void A_temporary_file_is_named_after_its_type_or_its_kind(string? contentType, string ofType, string ofKind)
    {
        Assert.Equal(ofType, FileTypeRule.ExtensionOf(Profiles.WeChat.Files, contentType));
        Assert.Equal(ofKind, FileTypeRule.ExtensionOf(Profiles.Alipay.Files, contentType)); // reference/alipay.md 3
    }

    [Theory] // decision 35
    [InlineData("a.png", "image/png")]
    [InlineData("a.JPEG", "image/jpeg")]
    [InlineData("a.tar.gz", "application/gzip")]
    [InlineData("a.htm", "text/html")]
    [InlineData("a.ico", "image/x-icon")]
    [InlineData("a.image", FileTypeRule.Unknown)]
    [InlineData("png", FileTypeRule.Unknown)]
    [InlineData("a.", FileTypeRule.Unknown)]
    public void A_part_has_the_type_of_its_extension(string name, string type) => Assert.Equal(type, FileTypeRule.TypeOf(name));
}
