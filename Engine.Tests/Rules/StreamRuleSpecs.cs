using MiniActors.Model;
using MiniActors.Rules;

namespace MiniActors.Tests.Rules;

/// <summary>Streams in the place of files (docs/decisions/0010).</summary>
public sealed class StreamRuleSpecs
{
    private static readonly StreamOffer Offer = new(new FilePlace(FileRoot.Lent, "7"));
    private static readonly Argument Url = Argument.Of("https://files.example/");

    private static Verdict<UploadPlan> Upload(StreamOffer? offer, params (string, Argument)[] more) => UploadRule.Judge(
        Support.Profiles.Of("wechat"), Support.Profiles.OpenProgram("wechat"), Argument.Object([("url", Url), ("name", Argument.Of("file")), .. more]), offer);

    private static Verdict<DownloadPlan> Download(StreamOffer? offer, params (string, Argument)[] more) => DownloadRule.Judge(
        Support.Profiles.Of("wechat"), Support.Profiles.OpenProgram("wechat"), Argument.Object([("url", Url), .. more]), offer);

    [Theory]
    [InlineData(null, null, "file", "application/octet-stream")]
    [InlineData("a.png", 3L, "a.png", "image/png")]
    public void A_stream_takes_the_place_of_the_path(string? name, long? length, string told, string type)
    {
        var plan = Assert.IsType<Verdict<UploadPlan>.Accept>(Upload(Offer with { FileName = name, Length = length })).Plan;
        Assert.Equal((Offer.Place, null, told, type, length), (plan.File, plan.FilePath, plan.FileName, plan.FileContentType, plan.Length));
    }

    [Fact]
    public void A_download_to_a_stream_has_no_path()
    {
        var plan = Assert.IsType<Verdict<DownloadPlan>.Accept>(Download(Offer)).Plan;
        Assert.Equal((Offer.Place, null), (plan.Target, plan.FilePath));
        var result = DownloadResultRule.ResultOf(Support.Profiles.Of("wechat"), plan, 200, Headers.Empty, Offer.Place);
        Assert.Equal((null, null), (result.TempFilePath, result.FilePath));
    }

    [Fact]
    public void A_path_and_a_stream_exclude_each_other()
    {
        var path = ("filePath", Argument.Of("wxfile://usr/a"));
        Failure[] failures =
        [
            Assert.IsType<Verdict<UploadPlan>.Refuse>(Upload(Offer, path)).Failure,
            Assert.IsType<Verdict<DownloadPlan>.Refuse>(Download(Offer, path)).Failure,
        ];
        Assert.All(failures, failure => Assert.Equal(FailureKind.Parameter, failure.Kind));
        Assert.All(failures, failure => Assert.Contains("parameter.filePath and a stream exclude each other", failure.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_either_an_upload_lacks_its_path() =>
        Assert.Contains("parameter.filePath should be String instead of Undefined", Assert.IsType<Verdict<UploadPlan>.Refuse>(Upload(null)).Failure.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(-1L, FailureKind.Parameter)]
    [InlineData(11L, FailureKind.TooLarge)]
    [InlineData(10L, null)]
    public void A_length_that_is_announced_is_held_against_the_limit(long length, FailureKind? kind) =>
        Assert.Equal(kind, StreamRule.Fault(Support.Profiles.Of("wechat"), "uploadFile", Argument.Object(), Offer with { Length = length }, most: 10)?.Kind);

    [Fact]
    public void Options_that_are_no_object_fail_beside_a_stream_as_well() =>
        Assert.Equal(FailureKind.Parameter, UploadRule.Judge(Support.Profiles.Of("wechat"), Support.Profiles.OpenProgram("wechat"), Argument.Of("x"), Offer).Failure().Kind);
}
